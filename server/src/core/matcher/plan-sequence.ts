import type { Expression, Sequence, SequenceTerm } from '../eql/ast.ts';
import { childrenOf } from '../eql/walk.ts';
import type { Condition } from '../condition/condition.ts';
import type { MappedField } from '../condition/mapping.ts';
import { checkKeyTypes, planKeys, type PlannedKey } from './join-key.ts';
import { eventCondition, orderFields, type Limit, type Planning } from './plan.ts';

export interface PlannedTerm {
  readonly condition: Condition;
  readonly keys: readonly PlannedKey[];
  readonly term: SequenceTerm;
}

export interface SequencePlan {
  readonly kind: 'sequence';
  /** In the order of the query; a term with runs stands as often as it must happen. */
  readonly terms: readonly PlannedTerm[];
  readonly until: PlannedTerm | undefined;
  /** Milliseconds between the first and the last event, inclusive. */
  readonly maxspan: number | undefined;
  readonly timestamp: MappedField;
  readonly tiebreaker: MappedField | undefined;
  readonly limits: readonly Limit[];
}

export function planSequence(
  sequence: Sequence,
  limits: readonly Limit[],
  planning: Planning,
): SequencePlan | undefined {
  const { timestamp, tiebreaker } = orderFields(planning);
  if (timestamp === undefined) {
    planning.faults.push({
      type: 'verification',
      message: `The timestamp field \`${planning.environment.timestampField}\` is unknown, but a sequence needs it to order the events.`,
      span: { start: sequence.span.start, end: sequence.span.start + 'sequence'.length },
    });
    return undefined;
  }
  const keyed = sequence.terms.map((term) => ({ term, keys: planKeys([sequence.by, term.by], planning) }));
  const copies = keyConstraints(keyed);
  const terms = keyed.map(({ term, keys }, index) => ({
    term,
    keys,
    condition: eventCondition(term.query, planning, copies[index]),
  }));
  const until = sequence.until === undefined ? undefined : planUntil(sequence, sequence.until, planning);
  checkKeyTypes([...keyed.map(({ keys }) => keys), ...(until === undefined ? [] : [until.keys])], planning);
  return {
    kind: 'sequence',
    terms: terms.flatMap((planned) => new Array<PlannedTerm>(runsOf(planned.term)).fill(planned)),
    until,
    maxspan: sequence.maxspan?.milliseconds,
    timestamp,
    tiebreaker,
    limits,
  };
}

/** A missing event with runs is the same as one without (read in Elasticsearch's tests). */
function runsOf(term: SequenceTerm): number {
  return term.missing ? 1 : (term.runs?.count ?? 1);
}

function planUntil(sequence: Sequence, until: SequenceTerm, planning: Planning): PlannedTerm {
  const keys = planKeys([sequence.by, until.by], planning);
  return { term: until, keys, condition: eventCondition(until.query, planning) };
}

interface KeyedTerm {
  readonly term: SequenceTerm;
  readonly keys: readonly PlannedKey[];
}

/**
 * Elasticsearch copies a conjunct that mentions a join key, and has no `or`, to all other terms, with the key replaced by
 * theirs (its Optimizer, on key constraints). It shows with array values and where the conjunct names other fields too.
 */
function keyConstraints(terms: readonly KeyedTerm[]): readonly (readonly Expression[])[] {
  return terms.map((target) =>
    terms.flatMap((source) => {
      if (source === target) return [];
      const replacements = new Map<string, Expression>();
      source.keys.forEach((key, index) => {
        const other = target.keys[index];
        if (key.field !== undefined && other !== undefined)
          replacements.set(key.field.name, other.expression);
      });
      return conjunctsOf(source.term.query.condition)
        .filter(
          (conjunct) =>
            !contains(conjunct, isDisjunction) && contains(conjunct, (node) => isKey(node, replacements)),
        )
        .map((conjunct) => replaceFields(conjunct, replacements));
    }),
  );
}

function conjunctsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'group') return conjunctsOf(expression.expression);
  if (expression.kind === 'logical' && expression.operator === 'and')
    return expression.operands.flatMap(conjunctsOf);
  return [expression];
}

function isDisjunction(node: Expression): boolean {
  return node.kind === 'logical' && node.operator === 'or';
}

function isKey(node: Expression, keys: ReadonlyMap<string, Expression>): boolean {
  return node.kind === 'field' && keys.has(node.name);
}

function contains(expression: Expression, test: (node: Expression) => boolean): boolean {
  return test(expression) || childrenOf(expression).some((child) => contains(child, test));
}

function replaceFields(expression: Expression, replacements: ReadonlyMap<string, Expression>): Expression {
  const replace = (node: Expression): Expression => replaceFields(node, replacements);
  switch (expression.kind) {
    case 'field':
      return replacements.get(expression.name) ?? expression;
    case 'logical':
      return { ...expression, operands: expression.operands.map(replace) };
    case 'not':
    case 'sign':
      return { ...expression, operand: replace(expression.operand) };
    case 'comparison':
    case 'arithmetic':
      return { ...expression, left: replace(expression.left), right: replace(expression.right) };
    case 'in':
      return { ...expression, operand: replace(expression.operand), list: expression.list.map(replace) };
    case 'match':
      return { ...expression, operand: replace(expression.operand) };
    case 'call':
      return { ...expression, args: expression.args.map(replace) };
    case 'group':
      return { ...expression, expression: replace(expression.expression) };
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'missing':
      return expression;
  }
}
