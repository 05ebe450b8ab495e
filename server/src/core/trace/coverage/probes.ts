import type { Condition, Negation, Scalar } from '../../condition/condition.ts';
import { scalarChildren } from '../../condition/fold.ts';
import type { Observations } from '../../matcher/deciding.ts';
import type { JsonObject } from '../../matcher/event.ts';
import type { Span } from '../../text/span.ts';
import { childrenOf } from '../children.ts';
import { weigh } from '../decisive.ts';
import { literalsOf } from '../literals.ts';
import { isCopied, type PlannedQuery } from '../queries.ts';
import { holds } from '../record.ts';
import type { CoverageKind } from './report.ts';

/** What is counted of one place of the query. */
export interface Counter {
  readonly kind: CoverageKind;
  readonly span: Span;
  readonly excludes: boolean;
  readonly group: number;
  hits: number;
  held: number;
}

/** What one event made true in an event query, and whether the query's verdict was left to it. */
export interface Found {
  readonly counter: Counter;
  readonly shares: boolean;
}

/** The places of one event query, and how to find those that an event made true. */
export interface Probes {
  readonly counters: readonly Counter[];
  find(seen: Observations, source: JsonObject): readonly Found[];
}

/** Counters whose truth is that of one condition of the tree. */
interface Probe {
  readonly condition: Condition;
  readonly counters: readonly Counter[];
  /** Those of its literals; truth is told by the engine for each. */
  readonly literals: readonly Counter[];
  readonly met: ReturnType<typeof literalsOf>['met'];
}

export function createProbes(query: PlannedQuery): Probes {
  const root = query.condition;
  // A missing event and `until` are negations themselves.
  const excludes = query.role === 'missing' || query.role === 'until';
  const parts = root.kind === 'and' ? childrenOf(root) : [root];
  const probes = parts
    .filter((condition) => !isCopied(condition, query))
    .flatMap((condition) => probesOf(condition, excludes));
  return {
    counters: probes.flatMap(({ counters, literals }) => [...counters, ...literals]),
    find: (seen, source) => find(root, probes, seen, source),
  };
}

function find(
  root: Condition,
  probes: readonly Probe[],
  seen: Observations,
  source: JsonObject,
): readonly Found[] {
  const weights = weigh(root, seen);
  return probes.flatMap(({ condition, counters, literals, met }) => {
    if (!holds(condition, seen)) return [];
    const shares = weights.get(condition.id)?.shares === true;
    const literalsMet = met(seen.get(condition.id), source).flatMap((index) => literals[index] ?? []);
    return [...counters, ...literalsMet].map((counter) => ({ counter, shares }));
  });
}

function probesOf(condition: Condition, excludes: boolean): readonly Probe[] {
  switch (condition.kind) {
    case 'and':
      return condition.operands.flatMap((operand) => probesOf(operand, excludes));
    case 'or':
      return condition.operands.flatMap((operand) => [
        probe(operand, [counter('branch', operand.span, excludes, condition.id)]),
        ...probesOf(operand, excludes),
      ]);
    case 'not':
      return probesOfNot(condition, excludes);
    case 'exists':
    case 'test':
    case 'script':
    case 'constant':
      return [leafProbe(condition, excludes)];
  }
}

/** `field == null` is a `not` over `exists`, and `field != null` one more; none of them is written as a negation. */
function probesOfNot(condition: Negation, excludes: boolean): readonly Probe[] {
  const { operand, span } = condition;
  if (operand.span.start === span.start) {
    if (operand.kind === 'exists') return [leafProbe(condition, excludes)];
    if (operand.kind === 'not') return probesOf(operand.operand, excludes);
  }
  return probesOf(operand, !excludes);
}

function leafProbe(condition: Condition, excludes: boolean): Probe {
  const { id, span } = condition;
  const { spans, met } = literalsOf(condition);
  const own = counter('condition', span, excludes, id);
  const calls = callsOf(condition).map((call) => counter('call', call, excludes, id));
  const literals = spans.map((literal) => counter('literal', literal, excludes, id));
  return { condition, counters: [own, ...calls], literals, met };
}

function probe(condition: Condition, counters: readonly Counter[]): Probe {
  return { condition, counters, literals: [], met: () => [] };
}

export function counter(kind: CoverageKind, span: Span, excludes: boolean, group: number): Counter {
  return { kind, span, excludes, group, hits: 0, held: 0 };
}

/** Where the functions of a condition are called. */
function callsOf(condition: Condition): readonly Span[] {
  if (condition.kind === 'script') return callsIn(condition.expression);
  if (condition.kind !== 'test') return [];
  const { operator, span } = condition;
  // These operators exist as functions only.
  const isCall =
    operator.kind === 'cidr' ||
    operator.kind === 'prefix' ||
    (operator.kind === 'wildcard' && operator.escapes);
  return isCall ? [span] : [];
}

function callsIn(root: Scalar): readonly Span[] {
  const found: Span[] = [];
  // No recursion: a long sum is a tree as deep as it is long.
  const pending = [root];
  for (let scalar = pending.pop(); scalar !== undefined; scalar = pending.pop()) {
    if (scalar.kind === 'call') found.push(scalar.span);
    pending.push(...scalarChildren(scalar));
  }
  return found;
}
