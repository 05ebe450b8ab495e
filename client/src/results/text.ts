/** Longest piece of a query or a value in a line of output. */
const LONGEST = 120;

/** "1 alert", "2 alerts". */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** On one line, and short: a condition can stretch over thousands of literals. */
export function brief(text: string, longest = LONGEST): string {
  const line = oneLine(text);
  // Not between the two halves of a character beyond the first plane.
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** What comes from files, made fit for a terminal: no line breaks, and nothing that steers it. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\u0000-\u001F\u007F-\u009F]/g, '\uFFFD');
}

/**
 * What the event has where the condition failed, a line a field.
 * @param json the value as JSON text: for a condition on several fields, an object by their names, `null` for one that is missing
 */
export function valueLines(json: string | undefined, longest = LONGEST): readonly string[] {
  if (json === undefined) return ['the event lacks the field'];
  const fields = fieldsIn(json);
  if (fields === undefined) return [`the event has ${brief(json, longest)}`];
  return fields.map(([name, value]) =>
    value === 'null'
      ? `the event lacks ${oneLine(name)}`
      : `the event has ${oneLine(name)}: ${brief(value, longest)}`,
  );
}

function fieldsIn(json: string): readonly (readonly [name: string, value: string])[] | undefined {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).map(([name, each]) => [name, JSON.stringify(each)]);
}

/** Markdown that shows the text as it is: the fence is longer than any run of backquotes in it. */
export function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  return `${fence} ${text} ${fence}`;
}
