import type { SyntaxFault } from '../text/parse-result.ts';
import type { Span } from '../text/span.ts';
import type { EqlQuery, Expression, JoinKeys, Pipe, Sample, Sequence, SequenceTerm } from './ast.ts';

/**
 * What Elasticsearch's parser refuses beyond its grammar (LogicalPlanBuilder): numbers of terms and join keys, missing
 * events without `maxspan`, pipes. All of these are syntax errors there too.
 */
export function checkStructure(query: EqlQuery, frameIsSure = true): readonly SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  const report = (message: string, span: Span): void => {
    faults.push({ message, span });
  };
  if (frameIsSure) checkBody(query, report);
  for (const pipe of query.pipes) checkPipe(pipe, report);
  return faults;
}

function checkBody(query: EqlQuery, report: Report): void {
  switch (query.body?.kind) {
    case 'sequence':
      checkSequence(query.body, report);
      break;
    case 'sample':
      checkSample(query.body, query.pipes, report);
      break;
    case 'join':
      report(
        'Elasticsearch has no `join`: use `sequence` (in order) or `sample` (in any order).',
        firstWord(query.body.span, 'join'),
      );
      break;
    case 'event-query':
    case undefined:
      break;
  }
}

type Report = (message: string, span: Span) => void;

function firstWord(span: Span, word: string): Span {
  return { start: span.start, end: span.start + word.length };
}

const MAX_TERMS = 256;
const MAX_SAMPLE_TERMS = 5;

function checkSequence(sequence: Sequence, report: Report): void {
  const word = firstWord(sequence.span, 'sequence');
  const { terms } = sequence;
  const count = terms.reduce((sum, term) => sum + (term.runs?.count ?? 1), 0);
  if (count === 1)
    report(
      'A sequence needs at least two event queries (`until` does not count). Add one, write `with runs=2`, or leave `sequence` out.',
      word,
    );
  if (count > MAX_TERMS)
    report(
      `A sequence can have at most ${MAX_TERMS} event queries; with its runs this one has ${count}.`,
      word,
    );
  const missing = terms.find((term) => term.missing);
  if (missing !== undefined && terms.every((term) => term.missing)) {
    report(
      'A sequence needs at least one event that must be there: all of its terms are missing events (`![…]`).',
      word,
    );
  } else if (missing !== undefined && sequence.maxspan === undefined) {
    report(
      'A missing event (`![…]`) needs `with maxspan=…` on the sequence: without it there is no time in which it must not come.',
      firstWord(missing.span, '!['),
    );
  }
  checkKeys(sequence.by, sequence.until === undefined ? terms : [...terms, sequence.until], report);
}

function checkSample(sample: Sample, pipes: readonly Pipe[], report: Report): void {
  const word = firstWord(sample.span, 'sample');
  const { terms } = sample;
  if (terms.length === 1) report('A sample needs at least two event queries.', word);
  if (terms.length > MAX_SAMPLE_TERMS)
    report(
      `A sample can have at most ${MAX_SAMPLE_TERMS} event queries; this one has ${terms.length}.`,
      word,
    );
  for (const term of terms) {
    if (term.missing) report('Missing events (`![…]`) are for sequences only.', firstWord(term.span, '!['));
    if (term.runs !== undefined) report('`with runs` is for sequences only.', term.runs.span);
  }
  if (sample.by === undefined && terms.every((term) => term.by === undefined)) {
    report(
      'A sample needs at least one join key: add `by field` behind `sample`, or behind each event query.',
      word,
    );
  }
  reportDuplicates(sample.by, [], report);
  for (const term of terms) reportDuplicates(term.by, sample.by?.keys ?? [], report);
  checkKeys(sample.by, terms, report);
  const [pipe] = pipes;
  if (pipe !== undefined) report('A sample takes no pipes.', pipe.span);
}

function checkKeys(global: JoinKeys | undefined, terms: readonly SequenceTerm[], report: Report): void {
  const all = [global, ...terms.map((term) => term.by)];
  for (const keys of all) {
    for (const key of keys?.keys ?? []) checkKey(key, report);
  }
  const [first, ...others] = terms;
  const expected = first?.by?.keys.length ?? 0;
  for (const term of others) {
    const found = term.by?.keys.length ?? 0;
    if (found === expected) continue;
    report(
      `This event query has ${keysInWords(found)} of its own, but the first event query has ${keysInWords(expected)}: all must have the same number.`,
      term.by?.span ?? firstWord(term.span, term.missing ? '![' : '['),
    );
  }
}

function keysInWords(count: number): string {
  return count === 0 ? 'no join key' : count === 1 ? 'one join key' : `${count} join keys`;
}

function checkKey(key: Expression, report: Report): void {
  if (key.kind === 'group') return checkKey(key.expression, report);
  if (key.kind === 'field' || key.kind === 'missing') return;
  report('Only fields can be join keys.', key.span);
}

function reportDuplicates(by: JoinKeys | undefined, before: readonly Expression[], report: Report): void {
  const seen = new Set(before.map(writtenKey));
  for (const key of by?.keys ?? []) {
    const written = writtenKey(key);
    if (written !== undefined && seen.has(written))
      report(`The join key \`${written}\` is there twice; each may be used once.`, key.span);
    seen.add(written);
  }
}

function writtenKey(key: Expression): string | undefined {
  return key.kind === 'field' ? `${key.optional ? '?' : ''}${key.name}` : undefined;
}

const ENDGAME_PIPES = new Set(['count', 'filter', 'sort', 'unique', 'unique_count']);
const MAX_COUNT = 2n ** 31n - 1n;

function checkPipe(pipe: Pipe, report: Report): void {
  const { name, args } = pipe;
  if (name === '') return;
  if (name !== 'head' && name !== 'tail') {
    report(
      ENDGAME_PIPES.has(name)
        ? `Elasticsearch does not support the pipe \`${name}\` (it belongs to the endpoint's dialect); it has \`head\` and \`tail\`.`
        : `There is no pipe \`${name}\`; EQL has \`head\` and \`tail\`.`,
      pipe.nameSpan,
    );
    return;
  }
  const [argument] = args;
  if (argument === undefined || args.length !== 1) {
    report(
      `\`${name}\` takes one number, as in \`${name} 10\`.`,
      argument === undefined ? pipe.nameSpan : pipe.span,
    );
    return;
  }
  const value = wholeNumber(argument);
  if (value === undefined || value < 0n || value > MAX_COUNT) {
    report(`\`${name}\` takes a whole number of at least 0.`, argument.span);
  }
}

/** The value of a constant sum or product of whole numbers, which Elasticsearch computes before it looks at the pipe. */
export function wholeNumber(expression: Expression): bigint | undefined {
  switch (expression.kind) {
    case 'number':
      return typeof expression.value === 'bigint' ? expression.value : undefined;
    case 'group':
      return wholeNumber(expression.expression);
    case 'sign': {
      const value = wholeNumber(expression.operand);
      return value === undefined || expression.operator === '+' ? value : -value;
    }
    case 'arithmetic': {
      const left = wholeNumber(expression.left);
      const right = wholeNumber(expression.right);
      return left === undefined || right === undefined
        ? undefined
        : compute(expression.operator, left, right);
    }
    default:
      return undefined;
  }
}

function compute(operator: '+' | '-' | '*' | '/' | '%', left: bigint, right: bigint): bigint | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0n ? undefined : left / right;
    case '%':
      return right === 0n ? undefined : left % right;
  }
}
