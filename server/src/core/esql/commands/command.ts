/** What is known about a command; docs are our own words. */
export interface EsqlCommand {
  /** In lower case: `inline stats`. */
  readonly name: string;
  readonly kind: 'source' | 'processing';
  /** How it is written. */
  readonly form: string;
  /** One or two sentences of Markdown. */
  readonly doc: string;
  /** The query is read beyond its name; other commands are passed over. */
  readonly isRead?: true;
  /** An LSP snippet for what stands behind the name. */
  readonly snippet?: string;
}
