/** What right queries mean: their trees, in the notation of `treeOf`. */
import { describe, test } from 'node:test';
import { checkExpression, checkQuery } from './check.ts';

type Rows = readonly (readonly [text: string, tree: string])[];

const EXPRESSIONS: Readonly<Record<string, Rows>> = {
  'what binds tighter': [
    ['a or b and c', '(or a (and b c))'],
    ['a and b or c', '(or (and a b) c)'],
    ['a and b and c', '(and a b c)'],
    ['a or b or c', '(or a b c)'],
    ['(a or b) and c', '(and {(or a b)} c)'],
    ['not a and b', '(and (not a) b)'],
    ['not a == 1', '(not (== a 1))'],
    ['not not a', '(not (not a))'],
    ['not (a and b)', '(not {(and a b)})'],
    ['not a in (1)', '(not (in a 1))'],
    ['a + b * c', '(+ a (* b c))'],
    ['a * b + c', '(+ (* a b) c)'],
    ['a - b - c', '(- (- a b) c)'],
    ['a / b % c', '(% (/ a b) c)'],
    ['a + b == c - d', '(== (+ a b) (- c d))'],
    ['-a * b', '(* (- a) b)'],
    ['a - -b', '(- a (- b))'],
    ['+1 - +a', '(- (+ 1) (+ a))'],
    ['-a : "x"', '(- (: a "x"))'],
    ['a + b : "x"', '(+ a (: b "x"))'],
    ['a == b in (1)', '(== a (in b 1))'],
    ['(a == 1) == (b == 2)', '(== {(== a 1)} {(== b 2)})'],
  ],
  comparisons: [
    ['a == 1', '(== a 1)'],
    ['a != "x"', '(!= a "x")'],
    ['1 < a', '(< 1 a)'],
    ['a <= 1.5', '(<= a 1.5)'],
    ['a > null', '(> a null)'],
    ['a >= true', '(>= a true)'],
    ['a==1', '(== a 1)'],
    ['a<-1', '(< a (- 1))'],
  ],
  'lists and patterns': [
    ['a in (1, "x", null, true)', '(in a 1 "x" null true)'],
    ['a not in (1)', '(not-in a 1)'],
    ['a in~ ("x", "y")', '(in~ a "x" "y")'],
    ['a not in~ ("x")', '(not-in~ a "x")'],
    ['a in (b + 1, length(c), (d))', '(in a (+ b 1) length(c) {d})'],
    ['a in (b and c, not d)', '(in a (and b c) (not d))'],
    ['a : "x*"', '(: a "x*")'],
    ['a:"x"', '(: a "x")'],
    ['a : ("x", "y")', '(: a "x" "y")'],
    ['a like "x"', '(like a "x")'],
    ['a like~ ("x")', '(like~ a "x")'],
    ['a regex "x.*"', '(regex a "x.*")'],
    ['a regex~ ("x", "y")', '(regex~ a "x" "y")'],
    ['a : 1', '(: a 1)'],
    ['a : (1, null, true)', '(: a 1 null true)'],
    ['length(a) in (1, 2)', '(in length(a) 1 2)'],
    ['(a) : "x"', '(: {a} "x")'],
    ['"x" : "x"', '(: "x" "x")'],
  ],
  'fields and functions': [
    ['a.b.c', 'a.b.c'],
    ['@timestamp', '@timestamp'],
    ['_a1.B2', '_a1.B2'],
    ['?a.b', '?a.b'],
    ['? a', '?a'],
    ['a . b', 'a.b'],
    ['`a-b`', 'a-b'],
    ['`a b`.c.`d``e`', 'a b.c.d`e'],
    ['?`x`', '?x'],
    ['`any`', 'any'],
    ['runs', 'runs'],
    ['maxspan_', 'maxspan_'],
    ['anything.order.inner', 'anything.order.inner'],
    ['f()', 'f()'],
    ['f(a)', 'f(a)'],
    ['f (a, 1)', 'f(a, 1)'],
    ['f~(a)', 'f~(a)'],
    ['like_(a)', 'like_(a)'],
    ['inside~(a)', 'inside~(a)'],
    ['f(g(a), h(), b == 1)', 'f(g(a), h(), (== b 1))'],
    ['f(a) == g(b)', '(== f(a) g(b))'],
    ['f(a) and not g~(b)', '(and f(a) (not g~(b)))'],
  ],
};

const QUERIES: Readonly<Record<string, Rows>> = {
  'event queries': [
    ['process where true', 'process: true'],
    ['any where a', 'any: a'],
    ['"any" where a', 'any: a'],
    ['"odd name" where a', 'odd name: a'],
    [String.raw`"""C:\x""" where a`, String.raw`C:\x: a`],
    ['@odd where a', '@odd: a'],
    ['\n  process\n  where\n  a == 1\n', 'process: (== a 1)'],
    ['process where a /* b */ == /* c */ 1 // d', 'process: (== a 1)'],
  ],
  sequences: [
    ['sequence [a where b] [c where d]', 'sequence [a: b] [c: d]'],
    ['sequence by x [a where b] [c where d]', 'sequence by x [a: b] [c: d]'],
    ['sequence by x.y, ?z [a where b] [c where d]', 'sequence by x.y, ?z [a: b] [c: d]'],
    ['sequence by x with maxspan=5m [a where b] [c where d]', 'sequence by x maxspan=300000ms [a: b] [c: d]'],
    ['sequence with maxspan = 10 s [a where b] [c where d]', 'sequence maxspan=10000ms [a: b] [c: d]'],
    ['sequence with maxspan=500ms [a where b] [c where d]', 'sequence maxspan=500ms [a: b] [c: d]'],
    ['sequence with maxspan=12h [a where b] [c where d]', 'sequence maxspan=43200000ms [a: b] [c: d]'],
    ['sequence with maxspan=1d [a where b] [c where d]', 'sequence maxspan=86400000ms [a: b] [c: d]'],
    ['sequence [a where b] by x, y [c where d] by z, ?w', 'sequence [a: b] by x, y [c: d] by z, ?w'],
    ['sequence [a where b] with runs=2', 'sequence [a: b] runs=2'],
    ['sequence [a where b] by x with runs = 10 [c where d] by y', 'sequence [a: b] by x runs=10 [c: d] by y'],
    ['sequence [a where b] [c where d] until [e where f]', 'sequence [a: b] [c: d] until [e: f]'],
    [
      'sequence by x [a where b] by y [c where d] by z until [e where f] by w',
      'sequence by x [a: b] by y [c: d] by z until [e: f] by w',
    ],
    ['sequence with maxspan=1m [a where b] ![c where d]', 'sequence maxspan=60000ms [a: b] ![c: d]'],
    [
      'sequence with maxspan=1m ![a where b] [c where d] ![any where e]',
      'sequence maxspan=60000ms ![a: b] [c: d] ![any: e]',
    ],
    ['sequence by (x) [a where b] [c where d]', 'sequence by {x} [a: b] [c: d]'],
  ],
  samples: [
    ['sample by x [a where b] [c where d]', 'sample by x [a: b] [c: d]'],
    ['sample [a where b] by x [c where d] by y', 'sample [a: b] by x [c: d] by y'],
    ['sample by ?x, y [a where b] by z [c where d] by w', 'sample by ?x, y [a: b] by z [c: d] by w'],
  ],
  pipes: [
    ['any where a | head 5', 'any: a | head 5'],
    ['any where a | head 5 | tail 2', 'any: a | head 5 | tail 2'],
    ['any where a\n| tail 0', 'any: a | tail 0'],
    ['any where a | head 2 * (3 + 1)', 'any: a | head (* 2 {(+ 3 1)})'],
    ['sequence by x [a where b] [c where d] | tail 1', 'sequence by x [a: b] [c: d] | tail 1'],
  ],
};

for (const [topic, rows] of Object.entries(EXPRESSIONS)) {
  describe(topic, () => {
    for (const [text, tree] of rows) {
      test(text, () => {
        checkExpression(text, tree);
        checkQuery(`any where ${text}`, `any: ${tree}`);
      });
    }
  });
}

for (const [topic, rows] of Object.entries(QUERIES)) {
  describe(topic, () => {
    for (const [text, tree] of rows) {
      test(text, () => {
        checkQuery(text, tree);
      });
    }
  });
}
