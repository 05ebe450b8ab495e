import { MarkupKind, type SignatureHelp } from 'vscode-languageserver-types';
import { signatureOf, type EqlFunction } from '../../eql/functions/function.ts';
import { eqlFunction } from '../../eql/functions/index.ts';
import type { EqlView } from './eql-view.ts';
import { placeAt } from './place.ts';

/** The signature of the call that an offset lies in, with the parameter that stands there. */
export function eqlSignatureHelp(view: EqlView, offset: number): SignatureHelp | undefined {
  const call = placeAt(view, offset).position.calls.at(-1);
  const fn = call && eqlFunction(call.name);
  if (call === undefined || fn === undefined) return undefined;
  return {
    signatures: [
      {
        label: signatureOf(fn),
        documentation: { kind: MarkupKind.Markdown, value: fn.doc },
        parameters: parametersOf(fn),
      },
    ],
    activeSignature: 0,
    activeParameter: activeParameter(fn, call.argument),
  };
}

/** Parameters with their places in the label, in its order. */
function parametersOf(
  fn: EqlFunction,
): { label: [number, number]; documentation: { kind: 'markdown'; value: string } }[] {
  const label = signatureOf(fn);
  let from = label.indexOf('(');
  return fn.parameters.map(({ name, doc }) => {
    const start = label.indexOf(name, from);
    from = start + name.length;
    return { label: [start, from], documentation: { kind: MarkupKind.Markdown, value: doc } };
  });
}

/** The last parameter takes all further arguments when it may be repeated. */
function activeParameter(fn: EqlFunction, argument: number): number {
  const last = fn.parameters.length - 1;
  return argument > last && fn.parameters[last]?.variadic === true ? last : Math.max(argument, 0);
}
