/** The layout of a query as edits: whole files, parts of them, the command's reasons, the code action. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { whiteSpaceEdits } from '../../server/src/core/features/formatting/white-space-edits.ts';
import type { SourceFile } from '../../server/src/core/features/source-file.ts';
import type { TextEdit } from '../../server/src/core/text/diagnostic.ts';
import { treeOf } from '../support/eql-tree.ts';
import { parseMarkers } from '../support/markers.ts';
import { features, openText, ruleWith } from './support.ts';

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, { span, newText }) => all.slice(0, span.start) + newText + all.slice(span.end), text);
}

function laidOut(file: SourceFile): string {
  const layout = features.layOut(file);
  assert.equal(layout.kind, 'laid-out', layout.kind === 'refused' ? layout.reason : '');
  return applied(file.text, layout.edits);
}

/** The text after the layout of what stands between the marks. */
function laidOutRange(marked: string): string {
  const { text, spans } = parseMarkers(marked);
  const [range] = spans;
  assert.ok(range, 'no range');
  const file = openText(text);
  return applied(
    text,
    features.formatRange(file, range).map(({ range: at, newText }) => ({
      span: { start: file.lines.offsetAt(at.start), end: file.lines.offsetAt(at.end) },
      newText,
    })),
  );
}

const LONG = '"first.exe", "second.exe", "third.exe", "fourth.exe", "fifth.exe", "sixth.exe", "seventh.exe"';

describe('a file that is a query', () => {
  test('is laid out, and ends with a line break', () => {
    const file = openText('process   where\n\n process.name=="a"   // why');
    assert.equal(laidOut(file), 'process where process.name == "a" // why\n');
  });

  test('laid out once, it does not change again', () => {
    const once = laidOut(openText(`process where process.name : (${LONG}) and user.name == "root"`));
    assert.ok(once.includes('\n'));
    assert.deepEqual(features.layOut(openText(once)), { kind: 'laid-out', edits: [] });
  });

  test('keeps its kind of line break', () => {
    const once = laidOut(openText(`process where\r\n process.name : (${LONG}) and user.name == "root"`));
    assert.ok(once.endsWith('\r\n'));
    assert.equal(once.replaceAll('\r\n', '').includes('\n'), false);
  });

  for (const text of ['', '  \n\t\n']) {
    test(`stays as it is when it is ${text === '' ? 'empty' : 'blank'}`, () => {
      assert.deepEqual(features.layOut(openText(text)), { kind: 'laid-out', edits: [] });
    });
  }

  test('with an error stays as it is, and says which', () => {
    const text = 'process   where process.name == "a" and';
    const file = openText(text);
    const layout = features.layOut(file);
    assert.equal(layout.kind, 'refused');
    const [error] = parseEql(text).errors;
    assert.equal(layout.reason, `The query has an error. ${error?.message ?? ''}`);
    assert.deepEqual(layout.span, error?.span);
    assert.deepEqual(features.format(file), []);
    assert.deepEqual(features.formatRange(file, { start: 0, end: text.length }), []);
  });
});

describe('the query of a rule', () => {
  test('is laid out, and the rest of the file stays', () => {
    const text = ruleWith('process   where process.name=="a"', 'name   = "x"\n');
    const file = openText(text);
    assert.equal(
      laidOut(file),
      text.replace('process   where process.name=="a"', 'process where process.name == "a"'),
    );
    const [first] = features.format(file);
    assert.deepEqual(first?.range.start, file.lines.positionAt(text.indexOf('   where')));
  });

  test('in a string with escapes keeps them', () => {
    const text = `[metadata]\n[rule]\ntype = "eql"\nquery = "process  where process.name == \\"a\\""\n`;
    assert.equal(laidOut(openText(text)), text.replace('process  where', 'process where'));
  });

  test('in KQL is laid out too', () => {
    const text = `[metadata]\n[rule]\ntype = "query"\nlanguage = "kuery"\nquery = '''\nprocess.name :   "a"\n'''\n`;
    assert.equal(laidOut(openText(text)), text.replace(' :   "a"', ':"a"'));
  });

  const refusals: readonly (readonly [title: string, rule: string, reason: RegExp, at: string])[] = [
    ['with an error', ruleWith('process where process.name == and'), /^The query has an error\. ./, 'and'],
    ['that is not there', '[metadata]\n[rule]\ntype = "eql"\n', /has no `query`/, '[rule]'],
    [
      'in ES|QL',
      '[metadata]\n[rule]\ntype = "esql"\nlanguage = "esql"\nquery = "from x"\n',
      /this one is ES\|QL/,
      '"from x"',
    ],
    [
      'in no language',
      '[metadata]\n[rule]\nquery = "process where true"\n',
      /language of the query is not known/,
      '"process where true"',
    ],
    [
      'whose string is open',
      "[metadata]\n[rule]\ntype = \"eql\"\nquery = '''\nprocess where true\n",
      /is not closed/,
      "'''",
    ],
    [
      'whose comment finds no place',
      `[metadata]\n[rule]\ntype = "eql"\nquery = 'process where process.name == "a" and user.name == "b" // c'\n`,
      /single line/,
      "'process",
    ],
  ];
  for (const [title, text, reason, at] of refusals) {
    test(`${title} stays as it is, and the reason is told`, () => {
      const layout = features.layOut(openText(text));
      assert.equal(layout.kind, 'refused');
      assert.match(layout.reason, reason);
      assert.ok(layout.span !== undefined && text.slice(layout.span.start).startsWith(at), layout.reason);
    });
  }
});

describe('a part of a query', () => {
  const table: readonly (readonly [title: string, marked: string, after: string])[] = [
    [
      'the parentheses around it',
      'process   where (a.b == "x"   or «c.d»   == "y") and   e.f == "z"',
      'process   where (a.b == "x" or c.d == "y") and   e.f == "z"',
    ],
    [
      'the innermost of them',
      'process   where ((a.b   == "x" or  «c.d» == "y")   or e.f  == "z")',
      'process   where ((a.b == "x" or c.d == "y")   or e.f  == "z")',
    ],
    [
      'a list',
      'process   where process.name in ("a",«"b"»   ,"c")   and true',
      'process   where process.name in ("a", "b", "c")   and true',
    ],
    [
      'a term',
      'sequence   by host.id\n  [process   where «true»]\n  [network   where true]\n',
      'sequence   by host.id\n  [process where true]\n  [network   where true]\n',
    ],
    [
      'the terms that it touches',
      'sequence   by host.id\n  [process   where «true]\n  [network   where» true]\n  [file   where true]\n',
      'sequence   by host.id\n  [process where true]\n  [network where true]\n  [file   where true]\n',
    ],
    [
      'the whole query, when it goes beyond the terms',
      'sequence   «by host.id\n  [process   where» true]\n  [network   where true]\n',
      'sequence by host.id\n  [process where true]\n  [network where true]\n',
    ],
    ['the whole query', '«process   where true»  and   false', 'process where true and false\n'],
    ['white space alone changes nothing', 'process « »  where true', 'process    where true'],
    [
      'on lines of its own it keeps the depth of its line',
      `process   where true and\n      («process.name» : (${LONG}) or\n user.name == "root")\n`,
      `process   where true and\n      (\n        process.name : (\n          ${LONG}\n        ) or\n        user.name == "root"\n      )\n`,
    ],
    [
      'lines of a comment keep theirs',
      'process   where\n    (true   and /* one\n two */ «false» /* three */)',
      'process   where\n    (\n      true and\n      /* one\n two */\n      false /* three */\n    )',
    ],
  ];
  for (const [title, marked, after] of table) {
    test(title, () => {
      assert.equal(laidOutRange(marked), after);
    });
  }

  test('keeps its kind of line break', () => {
    const after = laidOutRange(
      `process   where\r\n  («process.name» : (${LONG}) or\r\n user.name == "root")\r\n`,
    );
    assert.ok(after.startsWith('process   where\r\n  (\r\n    process.name : (\r\n'), after);
    assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
  });

  test('of a rule is left to its layout as a whole', () => {
    const text = ruleWith('process   where true');
    const span = { start: text.indexOf('process'), end: text.indexOf(' true') };
    assert.deepEqual(features.formatRange(openText(text), span), []);
  });

  test('whatever is chosen, the query means the same', () => {
    const query = `sequence by host.id with maxspan=5m
  [process   where (process.name : ("a","b"   ,"c") /* x */ or (not  user.name in ("r")   and true)) // y
    and length(process.args)>1]   by process.pid
  ![ file where (file.name  like "a*" /* z
   zz */ or false) ] by process.pid
  until [process where   event.type=="end"] by process.pid
| head 5`;
    const file = openText(query);
    const meaning = treeOf(parseEql(query).value);
    for (let start = 0; start < query.length; start += 3) {
      for (const end of [start + 1, start + 20, start + 90, query.length]) {
        const edits = features.formatRange(file, { start, end: Math.min(end, query.length) });
        const after = applied(
          query,
          edits.map(({ range, newText }) => ({
            span: { start: file.lines.offsetAt(range.start), end: file.lines.offsetAt(range.end) },
            newText,
          })),
        );
        const parsed = parseEql(after);
        assert.deepEqual(parsed.errors, [], after);
        assert.equal(treeOf(parsed.value), meaning, after);
        for (const comment of ['/* x */', '// y', '/* z\n   zz */'])
          assert.ok(after.includes(comment), after);
      }
    }
  });
});

describe('edits', () => {
  const edit = (text: string, newText: string): TextEdit => ({
    span: { start: 0, end: text.length },
    newText,
  });

  test('touch nothing but the white space that changes', () => {
    const text = 'a  b c\n"x  y"';
    const edits = whiteSpaceEdits(text, edit(text, 'a b c "x  y"\n'));
    assert.deepEqual(edits, [
      { span: { start: 1, end: 3 }, newText: ' ' },
      { span: { start: 6, end: 7 }, newText: ' ' },
      { span: { start: 13, end: 13 }, newText: '\n' },
    ]);
    assert.equal(applied(text, edits), 'a b c "x  y"\n');
  });

  for (const [before, after] of [
    ['a b', 'b a'],
    ['a', 'a b'],
    ['a b', 'a'],
  ] as const) {
    test(`that change more stay whole: ${before} -> ${after}`, () => {
      assert.deepEqual(whiteSpaceEdits(before, edit(before, after)), [edit(before, after)]);
    });
  }

  test('are none where nothing changes', () => {
    assert.deepEqual(whiteSpaceEdits('a b', edit('a b', 'a b')), []);
  });
});

describe('the code action', () => {
  const request = { uri: 'file:///r.toml', span: { start: 0, end: 0 }, shown: [] };
  const never = (): never => assert.fail('nobody asked for fixes');

  for (const only of ['source', 'source.formatQuery', 'source.formatQuery.rulewright']) {
    test(`comes to who asks for ${only}`, () => {
      const file = openText(ruleWith('process   where true'));
      const actions = features.codeActions(file, { ...request, only: [only] }, never);
      assert.deepEqual(actions, [
        {
          title: 'Format the query',
          kind: 'source.formatQuery.rulewright',
          edit: { changes: { [request.uri]: features.format(file) } },
        },
      ]);
      assert.ok(features.format(file).length > 0);
    });
  }

  test('is not in the light bulb, nor among other kinds', () => {
    const file = openText(ruleWith('process   where true'));
    assert.deepEqual(
      features.codeActions(file, request, () => []),
      [],
    );
    for (const only of ['source.fixAll', 'source.formatQuery.other', 'refactor'])
      assert.deepEqual(features.codeActions(file, { ...request, only: [only] }, never), []);
  });

  test('is not there when there is nothing to do', () => {
    for (const query of ['process where true', 'process   where and']) {
      const file = openText(ruleWith(query));
      assert.deepEqual(features.codeActions(file, { ...request, only: ['source'] }, never), []);
    }
  });
});
