/** Code units that mean something in TOML, and classes of them. All take a unit of `charCodeAt`; NaN is the text's end. */

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const APOSTROPHE = 0x27;
export const COMMA = 0x2c;
export const DOT = 0x2e;
export const COLON = 0x3a;
export const EQUALS = 0x3d;
export const LEFT_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const RIGHT_BRACKET = 0x5d;
export const LEFT_BRACE = 0x7b;
export const RIGHT_BRACE = 0x7d;
export const BYTE_ORDER_MARK = 0xfeff;

export function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** `A-Z a-z 0-9 _ -` (TOML 1.0, "Keys"). */
export function isBareKey(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === 0x5f || unit === 0x2d;
}

/** Refused by TOML everywhere but as part of a line break; the tab is allowed. */
export function isControl(unit: number): boolean {
  return (unit < SPACE && unit !== TAB && unit !== LINE_FEED) || unit === 0x7f;
}

/** `U+000B` */
export function unicodeName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Blanks of other kinds than TOML's two, and marks without width: what seems to be fine and is not. */
export function isInvisible(unit: number): boolean {
  return unit === BYTE_ORDER_MARK || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200f) || unit === 0x3000;
}
