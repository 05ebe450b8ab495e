import { MarkupKind, type SignatureHelp } from 'vscode-languageserver-types';
import { signatureOf, type EsqlFunction } from '../../esql/functions/function.ts';
import { esqlFunction } from '../../esql/functions/index.ts';
import type { EsqlView } from './esql-view.ts';
import { esqlPlace } from './place-esql.ts';

/** The signature of the call that an offset lies in, with the parameter that stands there. */
export function esqlSignatureHelp(view: EsqlView, offset: number): SignatureHelp | undefined {
  const call = esqlPlace(view, offset)?.calls.at(-1);
  const fn = call && esqlFunction(call.name);
  if (call === undefined || fn === undefined) return undefined;
  return {
    signatures: [
      {
        label: signatureOf(fn),
        ...(fn.doc !== undefined && { documentation: { kind: MarkupKind.Markdown, value: fn.doc } }),
        parameters: placesOf(fn).map((label) => ({ label })),
      },
    ],
    activeSignature: 0,
    activeParameter: activeParameter(fn, call.argument),
  };
}

/** Where the parameters stand in the signature, in its order. */
function placesOf(fn: EsqlFunction): [number, number][] {
  const label = signatureOf(fn);
  let from = label.indexOf('(');
  return fn.parameters.map(({ name }) => {
    const start = label.indexOf(name, from);
    from = start + name.length;
    return [start, from];
  });
}

/** The last parameter takes all further arguments when it may be repeated. */
function activeParameter({ parameters }: EsqlFunction, argument: number): number {
  const last = parameters.length - 1;
  return argument > last && parameters[last]?.variadic === true ? last : argument;
}
