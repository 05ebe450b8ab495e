import { ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import { eventTexts, type LanguageService } from '../core/index.ts';
import type { RuleDocument } from '../core/rule/rule-document.ts';
import { MINIMISE_EVENTS, type MinimiseEventsParams, type MinimiseEventsResult } from '../protocol/index.ts';
import type { Guard } from './guard.ts';
import type { OpenFiles } from './open-files.ts';
import { pause } from './pause.ts';
import { brokenBy, cancelled } from './response-errors.ts';
import { ruleAt } from './test-rule-request.ts';

type Answer = MinimiseEventsResult | ResponseError;

/** `rulewright/minimiseEvents`: cuts events down to the fields that decide what a rule says of them. */
export function registerMinimise(
  connection: Connection,
  open: OpenFiles,
  service: LanguageService,
  files: FileSystem,
  guard: Guard,
): void {
  connection.onRequest<MinimiseEventsResult, unknown>(
    MINIMISE_EVENTS,
    (params: MinimiseEventsParams, token: CancellationToken) =>
      guard<Answer>('Minimise', brokenBy('minimise the event'), async () => {
        const rule = await ruleAt(params.rule, open, service, files);
        if (rule instanceof ResponseError) return rule;
        try {
          return await minimise(params, rule, service, token);
        } catch (error) {
          if (!token.isCancellationRequested) throw error;
          return cancelled('The event was not minimised: it was cancelled.');
        }
      }),
  );
}

async function minimise(
  { text, start, end }: MinimiseEventsParams,
  rule: RuleDocument,
  service: LanguageService,
  token: CancellationToken,
): Promise<MinimiseEventsResult> {
  const { events, faults } = eventTexts(text);
  const meant = events.filter(({ outer }) => outer.start <= end && outer.end >= start);
  const [fault] = faults;
  if (meant.length === 0) {
    return { kind: 'refused', reason: fault?.message ?? 'There is no event: put the cursor into one.' };
  }
  const edits: { start: number; end: number; newText: string }[] = [];
  let complete = true;
  for (const event of meant) {
    const { span } = event;
    const others = events.filter((other) => other !== event).map((other) => other.source);
    const json = text.slice(span.start, span.end);
    const pacing = { isCancelled: () => token.isCancellationRequested, pause };
    const result = await service.minimise(json, rule, { others }, pacing);
    if (result.kind === 'refused') {
      const [first] = result.unsupported;
      return { kind: 'refused', reason: `The rule can't be run over it. ${first?.message ?? ''}` };
    }
    if (result.kind === 'failed') return { kind: 'refused', reason: result.message };
    complete &&= result.complete;
    if (result.text !== json) edits.push({ ...span, newText: result.text });
  }
  return { kind: 'minimised', edits, complete };
}
