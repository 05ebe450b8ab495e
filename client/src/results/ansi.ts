/** Colours of the theme's terminal palette, for the output of a test run. */
const style =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001B[${String(on)}m${text}\u001B[${String(off)}m`;

export const bold = style(1, 22);
export const dim = style(2, 22);
export const failure = style(31, 39);
export const success = style(32, 39);
