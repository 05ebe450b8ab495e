import { signatureOf, type EqlFunction } from '../../../eql/functions/function.ts';
import { blocks, code } from '../../markdown.ts';

/** How many examples a hover shows. */
const SHOWN_CASES = 3;

/** What is known about a function, as Markdown. */
export function functionDoc(fn: EqlFunction): string {
  const cases = fn.cases.slice(0, SHOWN_CASES).map(({ call, gives }) => `${call} → ${JSON.stringify(gives)}`);
  return blocks(
    fenced([signatureOf(fn)]),
    fn.doc,
    fn.parameters.map((parameter) => `- ${code(parameter.name)}: ${parameter.doc}`).join('\n'),
    fenced(cases),
  );
}

function fenced(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\`\`\`eql\n${lines.join('\n')}\n\`\`\``;
}
