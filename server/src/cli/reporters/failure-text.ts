import type { CaseFailure } from '../../core/cases/report.ts';
import { displayPath } from '../paths.ts';
import type { TestedRule } from './test-report.ts';

/** Of a condition or a value. */
const LONGEST = 500;

/** A failure for machines that show text: the event's place and the reason, the condition with its place, the value. */
export function failureText(failure: CaseFailure, { path, lines }: TestedRule, cwd: string): string {
  const { file, line, reason, condition, value } = failure;
  const text = [`${displayPath(file, cwd)}:${String(line)}: ${reason}`];
  if (condition !== undefined) {
    const place = lines.positionAt(condition.span.start);
    const link = `${path}:${String(place.line + 1)}:${String(place.character + 1)}`;
    text.push(`${link}: ${short(condition.text.replace(/\s+/g, ' '))}`);
  }
  if (value !== undefined) text.push(`the event has ${short(JSON.stringify(value))}`);
  return text.join('\n');
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
