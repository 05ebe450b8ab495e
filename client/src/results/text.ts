/** Longest piece of a query or a value in a line of output. */
const LONGEST = 120;

/** "1 alert", "2 alerts". */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** On one line, and short: a condition can stretch over thousands of literals. */
export function brief(text: string, longest = LONGEST): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

/** Markdown that shows the text as it is: the fence is longer than any run of backquotes in it. */
export function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  return `${fence} ${text} ${fence}`;
}
