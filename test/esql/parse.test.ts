import { describe, test } from 'node:test';
import { checkCondition, checkQuery } from './check.ts';

describe('commands', () => {
  for (const [name, text, tree] of [
    [
      'several index patterns',
      'FROM logs-*, "a b", c:d-*, .alerts-security.* METADATA _id, _index',
      'from logs-* a b c:d-* .alerts-security.* metadata _id _index',
    ],
    [
      'failures and date math',
      'from logs-x::failures, <logs-{now/d}>',
      'from logs-x::failures <logs-{now/d}>',
    ],
    ['a query in parentheses', 'from (from a | where b == 1 | keep b), c | limit 5', 'from c (…)\nlimit n'],
    ['comments', '/* a /* b */ c */ from x // | keep y\n| limit 1', 'from x\nlimit n'],
    ['comments between patterns', 'from a, // first\n b /* last */ | limit 1', 'from a b\nlimit n'],
    ['time series', 'ts metrics-* | stats x = max(rate(y))', 'from metrics-*\nstats x=(max() (rate() y))'],
    [
      'columns in EVAL',
      'from x | eval a = b + 1, `c d`.e = to_lower(f), g',
      'from x\neval a=(+ b n) c d.e=(to_lower() f) g',
    ],
    ['a column that holds a command', 'from x | eval keep = 1, stats.a = 2', 'from x\neval keep=n stats.a=n'],
    [
      'STATS',
      'from x | stats c = count(*) where a == 1, d = max(b) by e, f = date_trunc(1 hour, @timestamp)',
      'from x\nstats c=(count() *)?(== a n) d=(max() b) by e f=(date_trunc() duration:hour @timestamp)',
    ],
    ['STATS of groups alone', 'from x | stats by a', 'from x\nstats by a'],
    [
      'INLINE STATS in both spellings',
      'from x | inline stats a = count() | INLINESTATS b = sum(c) by d',
      'from x\ninline-stats a=(count())\ninline-stats b=(sum() c) by d',
    ],
    [
      'KEEP with wildcards and keywords',
      'from x | keep *, event.*, *_id, source.as.number, log.first, `a*b`',
      'from x\nkeep * event.* *_id source.as.number log.first a*b',
    ],
    ['DROP', 'from x | drop a*.b, c', 'from x\ndrop a*.b c'],
    ['RENAME both ways', 'from x | rename a.b as c, d = `e f`', 'from x\nrename a.b->c e f->d'],
    ['SORT', 'from x | sort a desc nulls last, b + 1 asc, c', 'from x\nsort a (+ b n) c'],
    [
      'DISSECT',
      'from x | dissect m "%{a} %{?b} [%{+a}] %{c->} %{}%{d.e/1}" append_separator=","',
      'from x\ndissect m a c d.e',
    ],
    [
      'GROK',
      'from x | grok m """%{IP:a.b} %{INT:c:int} %{DATA} (?<Esql.d>[0-9]+)(?:e)(?<=f)"""',
      'from x\ngrok m a.b c:integer Esql.d',
    ],
    ['MV_EXPAND', 'from x | mv_expand a.b', 'from x\nmv_expand a.b'],
    [
      'ENRICH',
      'from x | enrich _any:my-policy on a.b with c = d, e',
      'from x\nenrich _any:my-policy on a.b c=d e=e',
    ],
    ['LOOKUP JOIN', 'from x | lookup join list-2025 on a, b', 'from x\nlookup-join list-2025 on a b'],
    [
      'COMPLETION',
      'from x | completion a.b = concat(c, "d") with { "inference_id": "e" }',
      'from x\ncompletion a.b (concat() c "d") (map "inference_id"="e")',
    ],
    [
      'commands that are passed over',
      'from x | fork (where a == 1 | limit 2) (where b == 2) | sample 0.1 | keep c',
      'from x\nopaque fork\nopaque sample\nkeep c',
    ],
    ['SHOW', 'show info', 'opaque show'],
    ['ROW', 'row a = 1, b = [1, 2], c = null', 'row a=n b=(list n n) c=null'],
    ['a setting', 'set unmapped_fields = "load"; from x', 'from x'],
    [
      'a column named as an index command',
      'from x | where (from == "a" or ts > 1)',
      'from x\nwhere (group (or (== from "a") (> ts n)))',
    ],
    ['nothing', ' // only a comment', ''],
  ] as const) {
    test(name, () => {
      checkQuery(text, tree);
    });
  }
});

describe('expressions', () => {
  for (const [text, tree] of [
    ['a or b and not c == 1', '(or a (and b (not (== c n))))'],
    ['not a and b', '(and (not a) b)'],
    ['a + b * -c / 2 - 1 > 3 % d', '(> (- (+ a (/ (* b (sign c)) n)) n) (% n d))'],
    ['a in (1, "b", c) and d not in (true)', '(and (in a n "b" c) (not-in d true))'],
    [
      'a like "b*" or c not rlike """d\\.""" or e like ("f", "g")',
      '(or (like a "b*") (not-rlike c "d\\\\.") (like e "f" "g"))',
    ],
    ['a is null and b.c is not null', '(and (is-null a) (is-not-null b.c))'],
    ['not a is null', '(not (is-null a))'],
    ['a : "b" or c::keyword:"d"', '(or (: a "b") (: (::keyword c) "d"))'],
    ['a::long + 1 == "1.2"::version', '(== (+ (::long a) n) (::version "1.2"))'],
    ['(a == 1) is not null', '(is-not-null (group (== a n)))'],
    [
      'f(a, g(), [1, -2]) and first(b) and match(c, "d", {"boost": 2, "x": {"y": true}})',
      '(and (f() a (g()) (list n (sign n))) (first() b) (match() c "d" (map "boost"=n "x"=(map "y"=true))))',
    ],
    [
      'a > now() - 7 days and b < 1d and c == 1.5e3 and d == .5',
      '(and (> a (- (now()) duration:days)) (< b duration:d) (== c n.n) (== d n.n))',
    ],
    ['`a``b`.c == "d\\"\\\\\\n" and e == """f"g"""', '(and (== a`b.c "d\\"\\\\\\n") (== e "f\\"g"))'],
    ['a == """b"""""', '(== a "b\\"\\"")'],
    ['a == ?b or c == ?1 or d == ?', '(or (== a parameter) (== c parameter) (== d parameter))'],
    ['KQL("""a:b and c:*""") and qstr("d")', '(and (KQL() "a:b and c:*") (qstr() "d"))'],
    ['process.Ext.größe == 1', '(== process.Ext.größe n)'],
    ['@timestamp <= b', '(<= @timestamp b)'],
  ] as const) {
    test(text, () => {
      checkCondition(text, tree);
    });
  }
});
