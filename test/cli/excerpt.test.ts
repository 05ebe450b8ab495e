/** The source line under a finding: what is shown, what is underlined, and that nothing in it reaches the terminal raw. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerpt } from '../../server/src/cli/reporters/excerpt.ts';
import { createStyle } from '../../server/src/cli/reporters/style.ts';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import { processorTime } from '../support/processor-time.ts';

/** The excerpt of a text with `«…»` around the span. */
function show(marked: string, columns = 100): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace('«', '').replace('»', '');
  const options = { indent: '  ', columns, style: createStyle(false), paint: (part: string) => part };
  return excerpt({ text, lines: new LineIndex(text) }, { start, end }, options);
}

for (const [title, marked, expected] of [
  ['in the middle', 'a = 1\nb = «true»\n', '  2 │ b = true\n    │     ~~~~'],
  ['nothing', 'name = «»\n', '  1 │ name =\n    │        ~'],
  ['behind the last line', 'a = 1\n«»', '  2 │\n    │ ~'],
  ['over several lines', 'q = «"""\nprocess\n"""»', '  1 │ q = """\n    │     ~~~'],
  ['a line break', 'a = 1«\n»b', '  1 │ a = 1\n    │      ~'],
  ['behind a tab', '\tb = «1»', '  1 │     b = 1\n    │         ~'],
  ['with a tab', 'b = «"\t"» # x', '  1 │ b = "    " # x\n    │     ~~~~~~'],
  ['behind wide characters', 'b = "日本" «x»', '  1 │ b = "日本" x\n    │            ~'],
  ['CRLF', 'a = «1»\r\nb = 2', '  1 │ a = 1\n    │     ~'],
  ['an escape sequence', 'a = "\u001b[31m" «x»', '  1 │ a = "␛[31m" x\n    │             ~'],
] as const) {
  test(`a span ${title}`, () => {
    assert.equal(show(marked), expected);
  });
}

test('a long line is cut around the span, on both sides', () => {
  const shown = show(`${'a'.repeat(300)}«span»${'b'.repeat(300)}`, 60).split('\n');
  assert.equal(shown.length, 2);
  assert.match(shown[0] ?? '', /^ {2}1 │ …a+spanb+…$/);
  assert.equal(shown[0]?.length, 60);
  assert.equal(shown[1]?.indexOf('~'), shown[0].indexOf('span'));
  assert.equal(shown[1]?.match(/~+/)?.[0].length, 4);
});

test('a long span is cut at the edge of the terminal', () => {
  const [line, underline] = show(`x = «"${'a'.repeat(300)}"» # more`, 60).split('\n');
  assert.match(line ?? '', /^ {2}1 │ x = "a+…$/);
  assert.equal(line?.length, 60);
  assert.equal(underline?.length, 60);
});

test('a line of 20 MB takes no time', () => {
  const started = processorTime();
  const shown = show(`${'a'.repeat(10_000_000)}«span»${'\t'.repeat(10_000_000)}`);
  assert.ok(shown.includes('span'));
  assert.ok(processorTime() - started < 2000);
});
