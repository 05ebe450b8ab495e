import type { CstNode, IToken } from 'chevrotain';
import { cover, type Span } from '../text/span.ts';
import type {
  Category,
  EqlBody,
  EqlQuery,
  EventQuery,
  JoinKeys,
  Maxspan,
  Pipe,
  Runs,
  Sequence,
  SequenceTerm,
} from './ast.ts';
import { expression, missing, type Building } from './build-expression.ts';
import { extent, node, nodes, token } from './cst.ts';
import { stringLiteral } from './literals.ts';
import { spanOf } from './repairs.ts';

export function query(cst: CstNode | undefined, text: string, building: Building): EqlQuery {
  const span = { start: 0, end: text.length };
  if (cst === undefined) return { kind: 'query', span, body: undefined, pipes: [] };
  const pipes = nodes(cst, 'pipe').map((pipe) => pipeOf(pipe, building));
  return { kind: 'query', span, body: bodyOf(cst, building), pipes };
}

function bodyOf(cst: CstNode, building: Building): EqlBody | undefined {
  const sequence = node(cst, 'sequence');
  if (sequence !== undefined) return sequenceOf(sequence, building);
  const sample = node(cst, 'sample');
  if (sample !== undefined) {
    return {
      kind: 'sample',
      span: spanOfNode(sample, building),
      by: joinKeys(node(sample, 'joinKeys'), building),
      terms: termsOf(sample, building),
    };
  }
  const join = node(cst, 'join');
  if (join !== undefined) {
    return {
      kind: 'join',
      span: spanOfNode(join, building),
      by: joinKeys(node(join, 'joinKeys'), building),
      terms: termsOf(join, building),
      until: untilOf(join, building),
    };
  }
  const event = node(cst, 'eventQuery');
  return event === undefined ? undefined : eventQuery(event, building);
}

function spanOfNode(cst: CstNode, building: Building): Span {
  return extent(cst) ?? { start: building.end, end: building.end };
}

function sequenceOf(cst: CstNode, building: Building): Sequence {
  const options = nodes(cst, 'sequenceOption');
  const keyNodes = options.flatMap((option) => nodes(option, 'joinKeys'));
  const maxspanNodes = options.flatMap((option) => nodes(option, 'maxspan'));
  const by = joinKeys(keyNodes[0], building);
  const limit = maxspanOf(maxspanNodes[0], building);
  reportRepeated(keyNodes, 'A sequence takes `by` once; put all keys behind it, with commas.', building);
  reportRepeated(maxspanNodes, 'A sequence takes `with maxspan` once.', building);
  if (by !== undefined && limit !== undefined && by.span.start > limit.span.start) {
    building.faults.push({
      message: '`by` must stand before `with maxspan`: write `sequence by … with maxspan=…`.',
      span: by.span,
    });
  }
  return {
    kind: 'sequence',
    span: spanOfNode(cst, building),
    by,
    maxspan: limit,
    terms: termsOf(cst, building),
    until: untilOf(cst, building),
  };
}

function reportRepeated(found: readonly CstNode[], message: string, building: Building): void {
  const second = found[1];
  if (second !== undefined) building.faults.push({ message, span: spanOfNode(second, building) });
}

function termsOf(cst: CstNode, building: Building): readonly SequenceTerm[] {
  return nodes(cst, 'term').map((term) => termOf(term, building));
}

function untilOf(cst: CstNode, building: Building): SequenceTerm | undefined {
  const term = node(node(cst, 'until'), 'term');
  return term === undefined ? undefined : termOf(term, building);
}

function termOf(cst: CstNode, building: Building): SequenceTerm {
  const eventCst = node(cst, 'eventQuery');
  const span = spanOfNode(cst, building);
  return {
    kind: 'sequence-term',
    span,
    missing: token(cst, 'MissingBracket') !== undefined,
    query: eventCst === undefined ? emptyEventQuery(span) : eventQuery(eventCst, building),
    by: joinKeys(node(cst, 'joinKeys'), building),
    runs: runsOf(node(cst, 'runs'), building),
  };
}

function emptyEventQuery(at: Span): EventQuery {
  const place = { start: at.end, end: at.end };
  return {
    kind: 'event-query',
    span: place,
    category: { kind: 'category', span: place, name: undefined },
    condition: { kind: 'missing', span: place },
  };
}

function eventQuery(cst: CstNode, building: Building): EventQuery {
  const categoryCst = node(cst, 'category');
  const span = spanOfNode(cst, building);
  const where = token(cst, 'Where');
  const conditionCst = node(cst, 'expression');
  return {
    kind: 'event-query',
    span,
    category:
      categoryCst === undefined
        ? { kind: 'category', span: { start: span.start, end: span.start }, name: undefined }
        : categoryOf(categoryCst, building),
    condition:
      conditionCst === undefined
        ? missing(building, where === undefined ? span : spanOf(where))
        : expression(conditionCst, building),
  };
}

function categoryOf(cst: CstNode, building: Building): Category {
  const text = token(cst, 'AnyString');
  if (text !== undefined) {
    const literal = stringLiteral(text, building.faults);
    return { kind: 'category', span: literal.span, name: literal.value };
  }
  const name = token(cst, 'Identifier');
  return { kind: 'category', span: spanOfNode(cst, building), name: name?.image };
}

function joinKeys(cst: CstNode | undefined, building: Building): JoinKeys | undefined {
  if (cst === undefined) return undefined;
  return {
    kind: 'join-keys',
    span: spanOfNode(cst, building),
    keys: nodes(cst, 'expression').map((key) => expression(key, building)),
  };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function maxspanOf(cst: CstNode | undefined, building: Building): Maxspan | undefined {
  if (cst === undefined) return undefined;
  const span = spanOfNode(cst, building);
  const number = numberOf(cst);
  // Without the word `maxspan` the first name is the wrong option's, so that a unit is the last one.
  const names = (cst.children['Identifier'] ?? []).filter((name): name is IToken => !('children' in name));
  const option =
    token(cst, 'MaxspanWord') ??
    names.find((name) => number === undefined || name.startOffset < number.startOffset);
  const unit = names.find((name) => number !== undefined && name.startOffset > number.startOffset);
  if (option !== undefined && option.tokenType.name !== 'MaxspanWord') {
    building.faults.push({
      message: `A sequence has no option \`${option.image}\`: only \`maxspan\` may stand here${option.image === 'runs' ? '; `with runs` belongs behind an event query in brackets' : ''}.`,
      span: spanOf(option),
    });
    return undefined;
  }
  if (number === undefined)
    return { kind: 'maxspan', span, valueSpan: { start: span.end, end: span.end }, milliseconds: undefined };
  const valueSpan = unit === undefined ? spanOf(number) : cover(spanOf(number), spanOf(unit));
  const fault = maxspanFault(number, unit);
  if (fault !== undefined) building.faults.push({ message: fault, span: valueSpan });
  const milliseconds =
    fault === undefined ? Number(number.image) * (UNITS[unit?.image ?? ''] ?? 0) : undefined;
  return { kind: 'maxspan', span, valueSpan, milliseconds };
}

function maxspanFault(number: IToken, unit: IToken | undefined): string | undefined {
  if (number.tokenType.name === 'Decimal')
    return `\`maxspan\` takes whole numbers only: write \`${number.image}\` in a smaller unit.`;
  if (unit === undefined)
    return `\`maxspan\` needs a unit: \`ms\`, \`s\`, \`m\`, \`h\` or \`d\`, as in \`${number.image}s\`.`;
  if (UNITS[unit.image] === undefined) {
    return `\`${unit.image}\` is no unit of \`maxspan\`: use \`ms\`, \`s\`, \`m\`, \`h\` or \`d\`.`;
  }
  return /^0+$/.test(number.image) ? '`maxspan` must be more than 0.' : undefined;
}

const MAX_RUNS = 100;

function runsOf(cst: CstNode | undefined, building: Building): Runs | undefined {
  if (cst === undefined) return undefined;
  const span = spanOfNode(cst, building);
  const option = token(cst, 'Identifier');
  const number = numberOf(cst);
  if (option !== undefined && option.image !== 'runs') {
    building.faults.push({
      message: `An event query has no option \`${option.image}\`: only \`runs\` may stand here.`,
      span: spanOf(option),
    });
    return undefined;
  }
  const count = number?.tokenType.name === 'Integer' ? Number(number.image) : undefined;
  const allowed = count !== undefined && count >= 1 && count <= MAX_RUNS;
  if (number !== undefined && !allowed) {
    building.faults.push({
      message: `\`runs\` takes a whole number from 1 to ${MAX_RUNS}.`,
      span: spanOf(number),
    });
  }
  return { kind: 'runs', span, count: allowed ? count : undefined };
}

function numberOf(cst: CstNode): IToken | undefined {
  const number = node(cst, 'optionNumber');
  return number === undefined ? undefined : token(number, 'Integer', 'Decimal');
}

function pipeOf(cst: CstNode, building: Building): Pipe {
  const span = spanOfNode(cst, building);
  const name = token(cst, 'Identifier');
  return {
    kind: 'pipe',
    span,
    name: name?.image ?? '',
    nameSpan: name === undefined ? { start: span.end, end: span.end } : spanOf(name),
    args: nodes(cst, 'expression').map((argument) => expression(argument, building)),
  };
}
