import type { QueryTrace } from '../../../core/trace/trace.ts';
import type { ConditionTrace, FieldValues, TraceState } from '../../../core/trace/condition-trace.ts';
import { printable } from '../../printable.ts';
import type { Style } from '../style.ts';
import { textWidth } from '../text-width.ts';
import { oneLine, rowsOf, type Row } from './condition-rows.ts';
import { queryText, type Report } from './report.ts';

export interface PrettyOptions {
  readonly style: Style;
  readonly columns: number;
}

const INDENT = 4;
/** Sign and margin. */
const MARGIN = 4;
/** Values stand in one column, not too far away: longer conditions are cut. */
const WIDEST = 72;
const NARROWEST = 24;
const LONGEST_VALUES = 200;

/** The event query, a condition a line: its sign, its text, and the event's value. The one to blame is pointed out. */
export function conditionLines(query: QueryTrace, report: Report, options: PrettyOptions): readonly string[] {
  const rows = rowsOf(query, report);
  const wanted = Math.max(...rows.map(({ depth, text }) => depth * INDENT + textWidth(text)));
  const room = Math.max(NARROWEST, Math.min(WIDEST, Math.floor((options.columns - MARGIN) * 0.65)));
  return rows.map((row) => lineOf(row, Math.min(wanted, room), query, report, options));
}

function lineOf(
  row: Row,
  width: number,
  query: QueryTrace,
  report: Report,
  { style }: PrettyOptions,
): string {
  const indent = ' '.repeat(row.depth * INDENT);
  const text = printable(cut(row.text, Math.max(NARROWEST, width) - indent.length));
  const remarks = [valuesOf(row, report, style), pointer(row, query, style)].filter((part) => part !== '');
  const line = `  ${sign(row.trace?.state, style)} ${indent}${text}`;
  if (remarks.length === 0) return line;
  return `${line}${' '.repeat(Math.max(0, width - indent.length - textWidth(text)) + 2)}${remarks.join('  ')}`;
}

function sign(state: TraceState | undefined, style: Style): string {
  switch (state) {
    case 'true':
      return style.green('✓');
    case 'false':
      return style.red('✗');
    case 'missing':
      return style.yellow('∅');
    case 'unknown':
      return style.dim('?');
    case undefined:
      return ' ';
  }
}

function pointer({ conditions, negated }: Row, { failure }: QueryTrace, style: Style): string {
  if (failure === undefined || !conditions.includes(failure.condition)) return '';
  return style.red(negated && failure.excluded ? '◀ holds, but is excluded' : '◀ fails first');
}

/** One condition with its sign on one line, and what the event has in its fields; for brackets, in those of all of it. */
export function conditionLine(
  trace: ConditionTrace,
  report: Report,
  { style, columns }: PrettyOptions,
): string {
  const text = printable(cut(oneLine(trace, report), Math.max(NARROWEST, columns - MARGIN)));
  const leaves = leavesOf(trace);
  const fields = new Map(leaves.flatMap((leaf) => leaf.fields.map((field) => [field.name, { field, leaf }])));
  const values = [...fields.values()].map(({ field, leaf }) =>
    fieldText(field, leaf, leaves.length > 1 ? '' : text, style),
  );
  return `${sign(trace.state, style)} ${text}${values.length === 0 ? '' : `  ${values.join(', ')}`}`;
}

function leavesOf(trace: ConditionTrace): readonly ConditionTrace[] {
  return trace.children.length === 0 ? [trace] : trace.children.flatMap(leavesOf);
}

/** What the event has for the condition, and what of it met which literal. */
function valuesOf({ leaf, text }: Row, report: Report, style: Style): string {
  if (leaf?.kind === 'constant')
    return style.dim(leaf.state === 'true' ? 'always true' : 'never true, whatever the event');
  if (leaf === undefined || leaf.fields.length === 0) return '';
  if (leaf.state === 'unknown') return style.dim('can’t be computed for this event');
  const fields = leaf.fields.map((field) => fieldText(field, leaf, text, style)).join(', ');
  const met = leaf.literals.filter((literal) => literal.met);
  // With one literal it is plain which one was met.
  const literals = leaf.literals.length < 2 ? [] : met.map(({ span }) => queryText(report, span));
  const meets =
    literals.length === 0
      ? ''
      : ` ${style.dim('meets')} ${printable(cut(literals.join(', '), LONGEST_VALUES))}`;
  const origin = leaf.copied ? style.dim(' (a condition of another term, on a join key)') : '';
  return fields + meets + origin;
}

function fieldText({ name, values }: FieldValues, leaf: ConditionTrace, text: string, style: Style): string {
  const head = leaf.fields.length > 1 || !text.includes(name) ? style.dim(`${printable(name)}: `) : '';
  const [only, ...more] = values;
  if (only === undefined) return `${head}${style.yellow('no value')}`;
  const json = JSON.stringify(more.length === 0 ? only : values);
  const met =
    more.length > 0 && leaf.met !== undefined
      ? `, ${style.dim('of these')} ${printable(JSON.stringify(leaf.met))}`
      : '';
  return `${head}${printable(cut(json, LONGEST_VALUES))}${met}`;
}

export function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, Math.max(0, room - 1))}…`;
}
