import { Range, window, type TextDocument } from 'vscode';
import type { ProtocolRange } from '../../../server/src/protocol/index.ts';

const SHOW = 'Show Place';

/** A message about a place of a document, with a button that leads there. */
export async function tellAbout(
  document: TextDocument,
  message: string,
  range: ProtocolRange | undefined,
): Promise<void> {
  const chosen = await window.showErrorMessage(message, ...(range === undefined ? [] : [SHOW]));
  if (chosen !== SHOW || range === undefined) return;
  const { start, end } = range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(document, { selection });
}
