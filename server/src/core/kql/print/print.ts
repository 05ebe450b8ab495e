import { builders, printer } from 'prettier/doc';
import { scan } from '../lexer/scan.ts';
import { parseKql } from '../parse.ts';
import { conditionDoc } from './expression-doc.ts';

export interface PrintOptions {
  /** Characters a line may have; 100 without it. */
  readonly width?: number;
  /** `undefined`: a line feed. */
  readonly lineEnd?: 'lf' | 'crlf';
}

/**
 * The query in its canonical layout: on one line when it fits, otherwise one condition a line, values wrapped. Keywords are
 * lower-case, fields and values stay as they are written. `undefined` for a query with an error. Printing what was printed
 * changes nothing.
 */
export function printKql(text: string, options: PrintOptions = {}): string | undefined {
  const { value, errors } = parseKql(text);
  if (errors.length > 0) return undefined;
  if (value.body === undefined) return '';
  const { formatted } = printer.printDocToString(builders.group(conditionDoc(value.body, text)), {
    printWidth: options.width ?? 100,
    tabWidth: 2,
    useTabs: false,
  });
  return options.lineEnd === 'crlf' ? withCrlf(formatted) : formatted;
}

/** Values may hold line breaks of their own, which stay as they are. */
function withCrlf(text: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const token of scan(text).tokens) {
    parts.push(text.slice(end, token.start).replaceAll('\n', '\r\n'), text.slice(token.start, token.end));
    ({ end } = token);
  }
  return parts.join('');
}
