/** Control characters but tab, all that ends a line, and the marks that turn the direction of what follows. */
const UNSAFE = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/**
 * Text of a rule or an event made safe for a terminal, where an escape sequence in it would act, and for the log of a workflow, where
 * a line that begins with `::` is a command: such characters become visible ones, each as wide as one character. It is one line.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => picture(character.charCodeAt(0)));
}

function picture(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\uFFFD';
}
