/** The four styles of strings: what they mean, and which offset of the file each character stands for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TomlString, TomlStringStyle } from '../../server/src/core/toml/ast.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { parseMarkers } from '../support/markers.ts';

function stringIn(text: string): TomlString {
  const { value, errors } = readToml(text);
  assert.deepEqual(errors, []);
  const node = value.root.entries.get('a')?.value;
  assert.ok(node?.kind === 'string');
  return node;
}

/** The content is marked: without the quotes and the first line break. */
const VALUES: readonly (readonly [title: string, fixture: string, style: TomlStringStyle, value: string])[] =
  [
    ['empty', 'a = "«»"', 'basic', ''],
    ['empty literal', "a = '«»'", 'literal', ''],
    ['empty over lines', 'a = """«»"""', 'multiline-basic', ''],
    ['a literal over lines that is empty', "a = '''\n«»'''", 'multiline-literal', ''],
    ['all short escapes', 'a = "«\\b\\t\\n\\f\\r\\"\\\\»"', 'basic', '\b\t\n\f\r"\\'],
    ['Unicode escapes', 'a = "«\\u00e9\\U0001F600\\uFFFF»"', 'basic', 'é\u{1F600}\uFFFF'],
    ['characters beyond the first plane', 'a = "«x\u{1F600}y»"', 'basic', 'x\u{1F600}y'],
    ['quotes of the other kind', 'a = "«it\'s»"', 'basic', "it's"],
    ['backslashes stand for themselves', "a = '«C:\\temp\\u00e9\\»'", 'literal', 'C:\\temp\\u00e9\\'],
    ['tabs are allowed', "a = '«x\ty»'", 'literal', 'x\ty'],
    ['a comment sign', 'a = "«x # y»" # z', 'basic', 'x # y'],
    ['the first line break goes', 'a = """\n«x\ny\n»"""', 'multiline-basic', 'x\ny\n'],
    ['only the first', "a = '''\n«\nx»'''", 'multiline-literal', '\nx'],
    ['CRLF stays as it is', "a = '''\r\n«x\r\ny»'''", 'multiline-literal', 'x\r\ny'],
    ['CRLF in a basic string', 'a = """\r\n«x\r\n\\ty»"""', 'multiline-basic', 'x\r\n\ty'],
    ['an escaped line break is no line break', 'a = """«\\n»"""', 'multiline-basic', '\n'],
    ['a backslash at the end of a line', 'a = """«x \\\n\n   y»"""', 'multiline-basic', 'x y'],
    ['with blanks behind it and CRLF', 'a = """«x\\ \t\r\n \r\n\ty»"""', 'multiline-basic', 'xy'],
    ['before the closing quotes', 'a = """«x\\\n  »"""', 'multiline-basic', 'x'],
    ['right at the start', 'a = """«\\\n  x»"""', 'multiline-basic', 'x'],
    ['an escaped backslash at the end of a line', 'a = """«x\\\\\ny»"""', 'multiline-basic', 'x\\\ny'],
    ['one and two quotes inside', 'a = """«x"y""z»"""', 'multiline-basic', 'x"y""z'],
    ['a quote before the closing ones', 'a = """«x"»"""', 'multiline-basic', 'x"'],
    ['two quotes before the closing ones', "a = '''«x''»'''", 'multiline-literal', "x''"],
    ['nothing but two quotes', "a = '''«''»'''", 'multiline-literal', "''"],
    ['three quotes, one of them escaped', 'a = """«x""\\"y»"""', 'multiline-basic', 'x"""y'],
    ['quotes of the other kind over lines', "a = '''«\"\"\"»'''", 'multiline-literal', '"""'],
    [
      'lines that look like TOML',
      "a = '''\n«b = 1\n[c]\n# d\n»'''",
      'multiline-literal',
      'b = 1\n[c]\n# d\n',
    ],
    ['text that ends like a key', "a = '''\n«b = »'''", 'multiline-literal', 'b = '],
    ['the same, with more TOML behind', "a = '''\n«b = »'''\n# c\n\nd = 1", 'multiline-literal', 'b = '],
    ['the same, before a header', "a = '''\n«b = »'''\n[c]", 'multiline-literal', 'b = '],
  ];

for (const [title, fixture, style, value] of VALUES) {
  test(`${style}: ${title}`, () => {
    const { text, spans } = parseMarkers(fixture);
    const node = stringIn(text);
    assert.equal(node.value, value);
    assert.equal(node.style, style);
    assert.equal(node.closed, true);
    assert.deepEqual(node.content, spans[0]);
    const size = style.startsWith('multiline') ? 3 : 1;
    assert.equal(node.span.start, text.indexOf('=') + 2);
    assert.equal(node.span.end, node.content.end + size);
    checkSource(text, node);
  });
}

/** Each character of the value stands in the file as itself or as an escape; both ways lead to each other. */
function checkSource(text: string, { value, source, content }: TomlString): void {
  assert.equal(source.toSource(0) <= content.end, true);
  assert.equal(source.toSource(value.length), content.end);
  for (let offset = 0; offset < value.length; offset++) {
    const start = source.toSource(offset);
    const end = source.spanToSource({ start: offset, end: offset + 1 }).end;
    assert.ok(content.start <= start && end <= content.end);
    const written = text.slice(start, end);
    if (!written.startsWith('\\') || written === '\\') assert.equal(written, value[offset]);
    else assert.equal(stringIn(`a = "${written}"`).value.includes(value.charAt(offset)), true);
    assert.ok([offset, offset - 1].includes(source.toText(start) ?? -2), `${String(offset)} in ${written}`);
  }
}

test('an escape is one character of the query and several of the file', () => {
  const { text, spans } = parseMarkers('a = "x«\\u00e9»y«\\"»"');
  const { value, source } = stringIn(text);
  assert.equal(value, 'xéy"');
  assert.deepEqual(source.spanToSource({ start: 1, end: 2 }), spans[0]);
  assert.deepEqual(source.spanToSource({ start: 3, end: 4 }), spans[1]);
  assert.deepEqual(
    [0, 1, 2, 3].map((inside) => source.toText((spans[0]?.start ?? 0) + inside)),
    [1, 1, 1, 1],
  );
});

test('what a continuation swallows belongs to the place between the characters around it', () => {
  const { text, spans } = parseMarkers('a = """x«\\\n   »y"""');
  const { source } = stringIn(text);
  assert.deepEqual(source.spanToSource({ start: 0, end: 1 }).end, spans[0]?.start);
  assert.equal(source.toSource(1), spans[0]?.end);
  assert.equal(source.toText((spans[0]?.start ?? 0) + 2), 1);
});

test('a text without escapes is one stretch: the place of any span is exact', () => {
  const text = "a = '''\nprocess where\n  x\n'''";
  const { source, value } = stringIn(text);
  const at = value.indexOf('where');
  assert.deepEqual(source.spanToSource({ start: at, end: at + 5 }), {
    start: text.indexOf('where'),
    end: text.indexOf('where') + 5,
  });
});

test('an empty string has a place, too', () => {
  const { source, content } = stringIn('a = ""');
  assert.equal(source.toSource(0), content.start);
  assert.equal(source.toText(content.start), 0);
});
