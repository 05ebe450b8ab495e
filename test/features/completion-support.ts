import assert from 'node:assert/strict';
import { InsertReplaceEdit, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import { open } from './support.ts';
import { features } from './support.ts';

const OPTIONS = { snippets: true, insertReplace: true };

export interface ExpectedList {
  /** The list begins with these labels, in this order. */
  readonly first?: readonly string[];
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** All labels, in order. */
  readonly only?: readonly string[];
}

/** The one place that asks for completions: what is offered at `$0`. */
export function offered(
  fixture: string,
  options: Partial<typeof OPTIONS & { trigger: string }> = {},
): CompletionList {
  const { file, offset } = open(fixture);
  const list = features.complete(file, offset, { ...OPTIONS, ...options });
  return list ?? { isIncomplete: false, items: [] };
}

export function checkOffered(fixture: string, { first, has, lacks, only }: ExpectedList): void {
  const labels = offered(fixture).items.map(({ label }) => label);
  if (only !== undefined) assert.deepEqual(labels, only);
  if (first !== undefined) assert.deepEqual(labels.slice(0, first.length), first);
  for (const label of has ?? [])
    assert.ok(labels.includes(label), `${label} is not offered: ${labels.join(' ')}`);
  for (const label of lacks ?? []) assert.ok(!labels.includes(label), `${label} is offered`);
}

/** Takes the item of that label, with all its edits, and compares the whole text after it. `mode`: as the editor is set. */
export function checkTaken(
  fixture: string,
  label: string,
  expected: string,
  mode: 'insert' | 'replace' = 'insert',
): void {
  const { file } = open(fixture);
  const item = offered(fixture).items.find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is not offered`);
  const edits = [mainEdit(item, mode), ...(item.additionalTextEdits ?? [])]
    .map(({ range, newText }) => ({
      start: file.lines.offsetAt(range.start),
      end: file.lines.offsetAt(range.end),
      newText,
    }))
    .sort((a, b) => b.start - a.start);
  let { text } = file;
  let before = Number.POSITIVE_INFINITY;
  for (const { start, end, newText } of edits) {
    assert.ok(end <= before && start < before, 'edits of one item must not touch each other');
    text = text.slice(0, start) + newText + text.slice(end);
    before = start;
  }
  assert.equal(text, expected);
}

function mainEdit({ textEdit }: CompletionItem, mode: 'insert' | 'replace') {
  assert.ok(textEdit);
  return InsertReplaceEdit.is(textEdit)
    ? { range: textEdit[mode], newText: textEdit.newText }
    : { range: textEdit.range, newText: textEdit.newText };
}
