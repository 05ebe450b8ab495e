/** Blocks of Markdown with an empty line between them; `undefined` ones are left out. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** Inline code, also of a text with backquotes in it. */
export function code(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${text}${padding}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** Text of others (ECS descriptions) as Markdown: signs that would change its look are escaped, lines stay apart, code stays. */
export function prose(text: string): string {
  return text
    .trim()
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_<>[\]#|~]/g, '\\$&')))
    .join('')
    .replace(/\s*\n\s*/g, '\n\n');
}

/** `a`, `b` and 3 more: at most `limit` names as inline code. */
export function codeList(names: readonly string[], limit: number): string {
  const shown = names.slice(0, limit).map(code).join(', ');
  const rest = names.length - limit;
  return rest > 0 ? `${shown} and ${String(rest)} more` : shown;
}

/** The last line of a hover: where its facts come from. */
export function sourceLine(text: string): string {
  return `---\n\n*${text}*`;
}

/** A name of an outline's line; longer ones only push the rest out of sight. */
const LONGEST_NAME = 60;

/** A text on one line, shortened. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
}
