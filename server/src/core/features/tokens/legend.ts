/**
 * Types of semantic tokens, by their place in the list that the client gets. All are standard LSP types, so that every theme
 * has colours for them. The list's order is the protocol: only add at its end.
 */
export const TOKEN_TYPES = [
  'comment',
  'string',
  'number',
  'keyword',
  'operator',
  /** Fields. */
  'variable',
  /** Keys of TOML. */
  'property',
  'function',
  /** Event categories. */
  'type',
  /** Table headers. */
  'namespace',
  /** Wildcards in patterns, and regular expressions. */
  'regexp',
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

const PLACES: ReadonlyMap<TokenType, number> = new Map(TOKEN_TYPES.map((type, place) => [type, place]));

export function placeOfType(type: TokenType): number {
  return PLACES.get(type) ?? 0;
}
