import type { CstNode } from 'chevrotain';
import { cover } from '../../text/span.ts';
import type {
  Category,
  EqlBody,
  EqlQuery,
  EventQuery,
  JoinKeys,
  Maxspan,
  Pipe,
  Runs,
  SequenceTerm,
} from '../ast.ts';
import { expression, Refused, stringOf } from './build-expression.ts';
import { node, nodes, spanOfNode, spanOfToken, the, theToken, token } from './cst.ts';
import { MAX_RUNS } from '../parser/runs.ts';
import { UNITS } from '../parser/time-span.ts';

export function query(cst: CstNode, length: number): EqlQuery {
  return {
    kind: 'query',
    span: { start: 0, end: length },
    body: body(cst),
    pipes: nodes(cst, 'pipe').map(pipe),
  };
}

function body(cst: CstNode): EqlBody {
  const sequence = node(cst, 'sequence');
  if (sequence !== undefined) {
    return {
      kind: 'sequence',
      span: spanOfNode(sequence),
      ...keys(sequence),
      maxspan: maxspan(sequence),
      terms: terms(sequence),
      until: until(sequence),
    };
  }
  const sample = node(cst, 'sample');
  if (sample !== undefined)
    return { kind: 'sample', span: spanOfNode(sample), ...keys(sample), terms: terms(sample) };
  const join = node(cst, 'join');
  if (join !== undefined)
    return { kind: 'join', span: spanOfNode(join), ...keys(join), terms: terms(join), until: until(join) };
  return eventQuery(the(cst, 'eventQuery'));
}

function keys(cst: CstNode): { readonly by: JoinKeys | undefined } {
  const found = node(cst, 'joinKeys');
  if (found === undefined) return { by: undefined };
  return {
    by: { kind: 'join-keys', span: spanOfNode(found), keys: nodes(found, 'expression').map(expression) },
  };
}

function terms(cst: CstNode): readonly SequenceTerm[] {
  return nodes(cst, 'term').map(term);
}

function until(cst: CstNode): SequenceTerm | undefined {
  const found = node(cst, 'until');
  return found === undefined ? undefined : term(the(found, 'term'));
}

function term(cst: CstNode): SequenceTerm {
  return {
    kind: 'sequence-term',
    span: spanOfNode(cst),
    missing: token(cst, 'MissingBracket') !== undefined,
    query: eventQuery(the(cst, 'eventQuery')),
    ...keys(cst),
    runs: runs(cst),
  };
}

function eventQuery(cst: CstNode): EventQuery {
  return {
    kind: 'event-query',
    span: spanOfNode(cst),
    category: category(cst),
    condition: expression(the(cst, 'expression')),
  };
}

function category(cst: CstNode): Category {
  const word = theToken(cst, 'Any', 'Identifier', 'String');
  const span = spanOfToken(word);
  if (word.tokenType.name === 'Any') return { kind: 'category', span, name: undefined };
  return {
    kind: 'category',
    span,
    name: word.tokenType.name === 'String' ? stringOf(word.image, span).value : word.image,
  };
}

function maxspan(cst: CstNode): Maxspan | undefined {
  const found = node(cst, 'maxspan');
  if (found === undefined) return undefined;
  const number = theToken(found, 'Integer');
  const unit = theToken(found, 'Identifier');
  const milliseconds = Number(number.image) * (UNITS.get(unit.image) ?? 0);
  if (milliseconds <= 0 || !Number.isSafeInteger(milliseconds)) throw new Refused();
  return {
    kind: 'maxspan',
    span: spanOfNode(found),
    valueSpan: cover(spanOfToken(number), spanOfToken(unit)),
    milliseconds,
  };
}

function runs(cst: CstNode): Runs | undefined {
  const found = node(cst, 'runs');
  if (found === undefined) return undefined;
  const count = Number(theToken(found, 'Integer').image);
  if (theToken(found, 'Identifier').image !== 'runs' || count < 1 || count > MAX_RUNS) throw new Refused();
  return { kind: 'runs', span: spanOfNode(found), count };
}

function pipe(cst: CstNode): Pipe {
  const name = theToken(cst, 'Identifier');
  return {
    kind: 'pipe',
    span: spanOfNode(cst),
    name: name.image,
    nameSpan: spanOfToken(name),
    args: nodes(cst, 'expression').map(expression),
  };
}
