import type { SemanticTokens } from 'vscode-languageserver-types';
import { tagLength } from '../../rule/read-hunt.ts';
import { sqlStrings } from '../../rule/sql-strings.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { TomlString } from '../../toml/ast.ts';
import type { SourceFile } from '../source-file.ts';
import { sqlColours } from '../sql/colours-sql.ts';
import { placeOfType, type TokenType } from './legend.ts';
import type { ColouredSpan } from './token.ts';
import { tomlColours } from './toml-colours.ts';

/** The tokens of the file, or of those lines that `within` touches (offsets of the file), encoded as LSP wants them. */
export function semanticTokens(file: SourceFile, within?: Span): SemanticTokens {
  const colours = coloursOf(file)
    .filter(({ span }) => within === undefined || (span.start < within.end && within.start < span.end))
    .sort((a, b) => a.span.start - b.span.start);
  return { data: encoded(colours.flatMap((colour) => byLine(colour, file.lines))) };
}

function coloursOf({ rule, toml, queries }: SourceFile): ColouredSpan[] {
  const inQueries = queries.flatMap(({ features, toFile }) =>
    features.colours().map(({ type, span }) => ({ type, span: toFile(span) })),
  );
  if (toml === undefined) return inQueries;
  const sql = rule === undefined ? [] : sqlStrings(rule);
  const inSql = sql.flatMap(({ value, source }) =>
    sqlColours(value).map(({ type, span }) => ({ type, span: source.spanToSource(span) })),
  );
  const coloured = new Set([...queries.map(({ query }) => query.node), ...sql]);
  const tags = rule?.hunt === undefined ? [] : [...coloured].flatMap(tagColour);
  return [...inQueries, ...inSql, ...tags, ...tomlColours(toml, coloured)];
}

/** The tag that a query of a hunting file may start with. */
function tagColour({ value, source }: TomlString): readonly ColouredSpan[] {
  const end = tagLength(value);
  return end === 0 ? [] : [{ type: 'string', span: source.spanToSource({ start: 0, end }) }];
}

interface LineToken {
  readonly type: TokenType;
  readonly line: number;
  readonly character: number;
  readonly length: number;
}

/** Tokens of LSP end with their line. */
function byLine({ type, span }: ColouredSpan, lines: LineIndex): readonly LineToken[] {
  const tokens: LineToken[] = [];
  let { line, character } = lines.positionAt(span.start);
  let start = span.start;
  while (start < span.end) {
    const end = Math.min(span.end, lines.lineEnd(line));
    if (end > start) tokens.push({ type, line, character, length: end - start });
    line++;
    if (line >= lines.lineCount) break;
    start = lines.lineStart(line);
    character = 0;
  }
  return tokens;
}

/** Five numbers a token, places relative to the token before (LSP 3.17, "Semantic Tokens"). */
function encoded(tokens: readonly LineToken[]): number[] {
  const data: number[] = [];
  let previous = { line: 0, character: 0 };
  for (const { type, line, character, length } of tokens) {
    const sameLine = line === previous.line;
    data.push(
      line - previous.line,
      sameLine ? character - previous.character : character,
      length,
      placeOfType(type),
      0,
    );
    previous = { line, character };
  }
  return data;
}
