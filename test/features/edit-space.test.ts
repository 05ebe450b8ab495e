/** An edit of the query is the edit of the file: whatever the string's style, reading the edited file gives the edited query. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { editInString } from '../../server/src/core/toml/edit-string.ts';
import type { TomlString } from '../../server/src/core/toml/ast.ts';
import { randomNumbers } from '../support/random.ts';

const STYLES: Readonly<Record<TomlString['style'], (content: string) => string>> = {
  basic: (content) => `"${content}"`,
  literal: (content) => `'${content}'`,
  'multiline-basic': (content) => `"""${content}"""`,
  'multiline-literal': (content) => `'''${content}'''`,
};

/** Pieces of written content for each style, with what makes trouble. */
const CONTENTS: Readonly<Record<TomlString['style'], readonly string[]>> = {
  basic: ['a', ' ', '\\"', '\\\\', '\\n', '\\t', '\\u00e9', '\\U0001F600', "'", 'ü'],
  literal: ['a', ' ', '"', '\\', '""', 'ü'],
  'multiline-basic': ['a', ' ', '"', '\\"', '\\\\', '\n', '\\n', '\\\n  ', '\\  \n\n', '\\u0041', "'''"],
  'multiline-literal': ['a', ' ', '"', '\\', '\n', '"""', "'", '\t'],
};

const INSERTED = [
  '',
  'b',
  '"',
  '""',
  '"""',
  "'",
  "'''",
  '\\',
  '\\"',
  ' ',
  '  x',
  '\n',
  '\n\n',
  '\t',
  'é',
  '😀',
  '\u0007',
  '\r\n',
  '\r',
];

function readString(file: string): TomlString {
  const node = readRule(file).toml.root.entries.get('k')?.value;
  assert.equal(node?.kind, 'string', JSON.stringify(file));
  return node as TomlString;
}

for (const [style, quoted] of Object.entries(STYLES) as [
  TomlString['style'],
  (content: string) => string,
][]) {
  test(`edits in a ${style} string`, () => {
    const random = randomNumbers(style.length);
    const pick = <T>(items: readonly T[]): T => {
      const item = items[random(items.length)];
      assert.ok(item !== undefined);
      return item;
    };
    let edited = 0;
    for (let round = 0; round < 1500; round++) {
      const content = Array.from({ length: random(7) }, () => pick(CONTENTS[style])).join('');
      if (/"""|'''/.test(content) && style !== 'multiline-literal' && !content.includes("'''")) continue;
      if (style === 'multiline-basic' && (content.includes('"""') || content.endsWith('"'))) continue;
      if (style === 'multiline-literal' && (content.includes("'''") || content.endsWith("'"))) continue;
      const file = `k = ${quoted(content)}\nafter = 1\n`;
      const node = readString(file);
      const start = boundary(node.value, random(node.value.length + 1));
      const end = boundary(node.value, Math.min(node.value.length, start + random(4)));
      const newText = pick(INSERTED);
      const edit = editInString(file, node, { span: { start, end }, newText });
      if (edit === undefined) continue;
      edited++;
      const after = file.slice(0, edit.span.start) + edit.newText + file.slice(edit.span.end);
      const expected = node.value.slice(0, start) + newText + node.value.slice(end);
      const told = JSON.stringify({ file, start, end, newText, after });
      assert.equal(readString(after).value, expected, told);
      assert.equal(readRule(after).toml.root.entries.get('after')?.value.kind, 'integer', told);
    }
    assert.ok(edited > 600, `only ${String(edited)} edits`);
  });
}

/** No edit starts or ends within a character of two units. */
function boundary(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

test('a style that cannot hold the text gives no edit', () => {
  const literal = readString("k = 'a'\n");
  assert.equal(
    editInString("k = 'a'\n", literal, { span: { start: 0, end: 0 }, newText: "it's" }),
    undefined,
  );
  const lines = readString("k = '''a'''\n");
  assert.equal(
    editInString("k = '''a'''\n", lines, { span: { start: 1, end: 1 }, newText: "'''" }),
    undefined,
  );
});
