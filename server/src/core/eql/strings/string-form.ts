/** How a string is written. */
export interface StringForm {
  readonly style: 'quoted' | 'raw' | 'single' | 'endgame-raw' | 'typographic';
  /** Length of the opening mark. */
  readonly open: number;
  /** Length of the closing mark; 0 when there is none. */
  readonly close: number;
}

/** Reads the marks of a string as the lexer cut it out. */
export function stringForm(image: string): StringForm {
  if (image.startsWith('"""')) {
    return { style: 'raw', open: 3, close: image.length >= 6 && image.endsWith('"""') ? 3 : 0 };
  }
  const open = image.startsWith('?') ? 2 : 1;
  const quote = image[open - 1] ?? '';
  const style =
    open === 2 ? 'endgame-raw' : quote === '"' ? 'quoted' : quote === "'" ? 'single' : 'typographic';
  const isClosed =
    image.length > open && (style === 'typographic' ? /["'“”»«’‘]$/.test(image) : image.endsWith(quote));
  // An escaped last quote closes nothing, but is cut off all the same: it was meant to.
  const isEscaped = style === 'single' && endsEscaped(image);
  return { style, open, close: isClosed && !isEscaped ? 1 : 0 };
}

function endsEscaped(image: string): boolean {
  let backslashes = 0;
  for (let at = image.length - 2; image[at] === '\\'; at--) backslashes++;
  return backslashes % 2 === 1;
}
