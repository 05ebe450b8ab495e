import type { CstNode, ILexingResult, IRecognitionException, IToken } from 'chevrotain';
import type { ParseResult, SyntaxFault } from '../text/parse-result.ts';
import type { EqlQuery, Expression } from './ast.ts';
import { expression } from './build-expression.ts';
import { query } from './build-query.ts';
import { checkStructure } from './check-structure.ts';
import { eqlParser } from './grammar.ts';
import { lexFaults } from './lex.ts';
import { repairTokens, spanOf } from './repairs.ts';
import { eqlLexer } from './tokens.ts';

/** Deeper nesting of brackets, `not` or signs is refused, so that no query can exhaust the stack. */
const MAX_DEPTH = 120;

/** Reads a query as far as it can be read. All spans are UTF-16 offsets of `text`; nothing is thrown. */
export function parseEql(text: string): ParseResult<EqlQuery> {
  const parsed = read(text, (parser) => parser.query());
  const value = query(parsed.cst, text, parsed);
  const errors = parsed.faults.length > 0 ? parsed.faults : checkStructure(value);
  return { value, errors: errors.sort(byPlace) };
}

/** Reads a single expression, as in `length(process.name) > 3`. */
export function parseEqlExpression(text: string): ParseResult<Expression> {
  const parsed = read(text, (parser) => parser.onlyExpression());
  const value = expression(
    parsed.cst?.children['expression']?.find((child): child is CstNode => 'children' in child),
    parsed,
  );
  return { value, errors: parsed.faults.sort(byPlace) };
}

interface Parsed {
  readonly cst: CstNode | undefined;
  readonly faults: SyntaxFault[];
  readonly end: number;
}

function read(text: string, start: (parser: ReturnType<typeof eqlParser>) => CstNode): Parsed {
  const lexed: ILexingResult = eqlLexer.tokenize(text);
  const faults = lexFaults(lexed.errors, lexed.groups['comments'] ?? [], text);
  const { tokens, faults: repairs, tooDeep } = repairTokens(lexed.tokens, MAX_DEPTH);
  faults.push(...repairs);
  const last = tokens.at(-1);
  const end = last === undefined ? 0 : spanOf(last).end;
  const parser = eqlParser();
  parser.input = tokens;
  const cst = tokens.length === 0 ? undefined : start(parser);
  if (tokens.length === 0) {
    if (faults.length === 0)
      faults.push({
        message: 'The query is empty: write `category where condition`.',
        span: { start: 0, end: text.length },
      });
  } else if (!tooDeep) {
    faults.push(...syntaxFaults(parser.errors, tokens, faults));
  }
  return { cst, faults, end };
}

/**
 * The parser's errors as faults. Recovery can report one slip several times, or trip over the place that a repair has
 * already explained: of those that lie together only the first is kept.
 */
function syntaxFaults(
  errors: readonly IRecognitionException[],
  tokens: readonly IToken[],
  known: readonly SyntaxFault[],
): SyntaxFault[] {
  const kept: SyntaxFault[] = [];
  let lastToken = -1;
  for (const error of errors) {
    const at = tokens.indexOf(error.token);
    const index = at < 0 ? tokens.length : at;
    const fault = { message: error.message, span: placeOf(error.token, tokens) };
    const explained = known.some(
      (other) => other.span.start <= fault.span.end && fault.span.start <= other.span.end,
    );
    const cascading = lastToken >= 0 && index - lastToken <= 3;
    if (!explained && !cascading) kept.push(fault);
    lastToken = index;
  }
  return kept;
}

/** At the end of the input chevrotain gives no offsets: the fault then stands on the last token. */
function placeOf(token: IToken, tokens: readonly IToken[]): { start: number; end: number } {
  if (!Number.isNaN(token.startOffset) && token.image !== '') return spanOf(token);
  const last = tokens.at(-1);
  return last === undefined ? { start: 0, end: 0 } : spanOf(last);
}

function byPlace(a: SyntaxFault, b: SyntaxFault): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
