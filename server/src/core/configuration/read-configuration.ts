import parseToml from '@iarna/toml/parse-string.js';
import type { Diagnostic } from '../text/diagnostic.ts';
import { LineIndex } from '../text/line-index.ts';
import type { SyntaxFault } from '../text/parse-result.ts';
import type { TomlDocument } from '../toml/ast.ts';
import { readToml } from '../toml/read-toml.ts';
import { checkKeys } from './check-keys.ts';
import type { ConfigurationValues } from './key.ts';
import { DEFAULTS } from './keys.ts';

/** One version of a `rulewright.toml`. Immutable. */
export interface ConfigurationDocument {
  readonly text: string;
  readonly toml: TomlDocument;
  /** What is wrong has its default; all do where the text is no TOML. */
  readonly values: ConfigurationValues;
  /** In the order of the file: its TOML, its keys and values. Spans are offsets of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a `rulewright.toml`. Values are those of `@iarna/toml`, which has no places: those are our own reader's. */
export function readConfigurationText(text: string): ConfigurationDocument {
  const lines = new LineIndex(text);
  const { value: toml, errors } = readToml(text);
  const broken = errors.map(toDiagnostic);
  const parsed = parse(text, lines);
  if (parsed.kind === 'broken') {
    const diagnostics = broken.length > 0 ? broken : [toDiagnostic(parsed.fault)];
    return { text, toml, values: DEFAULTS, diagnostics };
  }
  const { values, diagnostics } = checkKeys(toml.root, parsed.values, lines);
  const all = [...broken, ...diagnostics].sort((a, b) => a.span.start - b.span.start);
  return { text, toml, values, diagnostics: all };
}

function toDiagnostic({ message, span, related }: SyntaxFault): Diagnostic {
  return { code: 'toml-syntax', severity: 'error', message, span, ...(related && { related }) };
}

type Parsed =
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'broken'; readonly fault: SyntaxFault };

function parse(text: string, lines: LineIndex): Parsed {
  try {
    // It takes no comment that ends with CRLF.
    return { kind: 'values', values: parseToml(text.replaceAll('\r\n', '\n')) };
  } catch (error) {
    // "Unexpected character, expecting whitespace at row 1, col 3, pos 2:" and an excerpt.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/ at row |\n/);
    const line = error instanceof Error && 'line' in error ? Number(error.line) : 0;
    const span = { start: lines.lineStart(line), end: lines.lineEnd(line) };
    return { kind: 'broken', fault: { span, message: `It can't be read: ${reason.replace(/[.:]$/, '')}.` } };
  }
}
