/** Texts that may be queries: soups of tokens, right queries with slips in them, any characters. */
import { scan } from '../../server/src/core/eql/lexer/scan.ts';
import { pick, type Below } from './run-fuzz.ts';

function words(text: string): readonly string[] {
  return text.split(' ');
}

/** Pieces that queries are made of, right ones and wrong ones. */
const PIECES: readonly string[] = [
  ...words('and or not in in~ like like~ regex regex~ where any by with until sequence sample join of'),
  ...words('maxspan runs true false null head tail AND NOT TRUE equals is length child event descendant'),
  ...words('== != < <= > >= : = === <> ! !: ~ && || | ? . , ; ( ) [ ] ![ + - * / % { $x \\ # // /* */'),
  ...words('process a b.c @t f( startsWith~( größe 5m 10ms 10.0.0.1 1 1.5 1e9 0x 99999999999999999999'),
  ...words('"x" "*" """r""" \'s\' ?"q" "\\" "\\W" "\\u{1f4a9}" "\\u00" " \' ` “ 💩 [0] maxspan=1m runs=2'),
  ...['`d e`', '\u00a0', '\n', '\r\n', '\t', '\ud800', '\u0000', '\ufeff'],
];

export function soup(below: Below): string {
  const start = pick(below, ['', '', '', 'process where ', 'sequence by a [', 'any where a in (']);
  const blank = below(4) === 0 ? '' : ' ';
  return start + Array.from({ length: 1 + below(25) }, () => pick(below, PIECES)).join(blank);
}

/** A few pieces again and again: what looks ahead must not do so from each of them to the end. */
export function repetition(below: Below): string {
  const pieces = Array.from({ length: 1 + below(4) }, () => pick(below, PIECES));
  return pick(below, ['', 'any where ']) + pieces.join(pick(below, ['', ' '])).repeat(100 + below(200));
}

/** A right query, wrong at one to three places. */
export function slips(below: Below, queries: readonly string[]): string {
  let text = pick(below, queries);
  for (let count = 1 + below(3); count > 0; count--) text = oneSlip(below, text);
  return text;
}

function oneSlip(below: Below, text: string): string {
  const { tokens } = scan(text);
  const { start, end } = pick(below, tokens);
  const other = pick(below, tokens);
  switch (below(7)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(start);
    case 2:
      return `${text.slice(0, start)} ${pick(below, PIECES)} ${text.slice(start)}`;
    case 3:
      return text.slice(0, start) + pick(below, PIECES) + text.slice(end);
    case 4:
      return text.slice(0, start) + text.slice(other.start, other.end) + text.slice(end);
    case 5:
      return text.slice(0, start) + text.slice(start + 1 + below(3));
    default:
      return text.slice(0, start);
  }
}

export function anyCharacters(below: Below): string {
  const units = Array.from({ length: below(60) }, () => (below(4) === 0 ? below(0x10000) : 9 + below(118)));
  return String.fromCharCode(...units);
}
