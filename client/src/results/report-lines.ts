import type { TestedCase, TestedEvent, TestRuleResult } from '../../../server/src/protocol/index.ts';
import { bold, dim, failure, success } from './ansi.ts';
import { brief, oneLine, plural, valueLines } from './text.ts';

/** Events of one case that are told one by one: the output of a run is kept in memory. */
const MOST_EVENTS = 100;

/** Longest piece of a condition: with what stands before it, one line of a panel beside the list of tests. */
const CONDITION = 52;

const EXPECTED: Readonly<Record<TestedCase['expect'], string>> = {
  match: 'must match',
  'match-any': 'must raise an alert',
  'no-match': 'must not match',
  any: 'nothing expected',
};

/** The rule's name, why it did not run, and what else there is to tell. */
export function ruleLines({ name, unsupported, notes = [] }: TestRuleResult): readonly string[] {
  const refused = unsupported.flatMap(({ range, text, message }) => [
    `${failure('✗')} line ${String(range.start.line + 1)}: ${brief(text)}`,
    `    ${oneLine(message)}`,
  ]);
  const header = refused.length === 0 ? [] : ['The rule was not run:'];
  return [bold(oneLine(name)), ...notes.map((note) => dim(oneLine(note))), ...header, ...refused];
}

/** The case's verdict, then event by event: alert or not, and the first condition that failed with the event's value. */
export function caseLines(tested: TestedCase): readonly string[] {
  const { name, expect, passed, alerts, events } = tested;
  const sign = passed ? success('✓') : failure('✗');
  const shown = tested.tested.length;
  const hidden = shown > MOST_EVENTS ? Math.max(events, shown) - MOST_EVENTS : 0;
  const unreadHidden = (tested.unreadTotal ?? 0) - tested.unread.length;
  return [
    '',
    `${sign} ${bold(oneLine(name))}  ${EXPECTED[expect]}: ${plural(alerts, 'alert')} in ${plural(events, 'event')}`,
    ...tested.failures.map(
      ({ line, reason }) => `    ${failure(`line ${String(line)}: ${oneLine(reason)}`)}`,
    ),
    ...tested.tested.slice(0, MOST_EVENTS).flatMap(eventLines),
    ...(hidden > 0 ? [dim(`    … and ${plural(hidden, 'more event')}`)] : []),
    ...tested.unread.map(({ line, reason }) => `    line ${String(line)}  unread: ${oneLine(reason)}`),
    ...(unreadHidden > 0 ? [dim(`    … and ${plural(unreadHidden, 'more place')} that can't be read`)] : []),
  ];
}

/** Behind an empty line. */
export function summaryLines({ cases }: TestRuleResult, milliseconds: number): readonly string[] {
  const failed = cases.filter(({ passed }) => !passed).length;
  const counts = `${String(cases.length - failed)} passed, ${String(failed)} failed`;
  return ['', `${failed === 0 ? counts : failure(counts)} ${dim(`(${String(milliseconds)} ms)`)}`];
}

/** @param searched folders, as people read them */
export function noCasesLines(searched: readonly string[]): readonly string[] {
  return ['No case files. They are looked for in:', ...searched.map((folder) => `    ${oneLine(folder)}`)];
}

function eventLines({ line, alert, failed }: TestedEvent): readonly string[] {
  const place = `    line ${String(line)}  `;
  if (alert) return [`${place}alert`];
  if (failed === undefined) return [`${place}no alert`];
  const margin = ' '.repeat(place.length);
  return [
    `${place}no alert: ${brief(failed.text, CONDITION)}`,
    ...valueLines(failed.value).map((value) => dim(`${margin}${value}`)),
  ];
}
