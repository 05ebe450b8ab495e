/** The part of `@iarna/toml` that needs no streams, so that it also runs in a browser. Throws on broken TOML. */
declare module '@iarna/toml/parse-string.js' {
  export default function parse(text: string): Readonly<Record<string, unknown>>;
}
