/** `initializationOptions` of our own client; other editors need send none. */
export interface InitializationOptions {
  /** Address of the folder of the fact tables, for a server in a browser. */
  readonly tables?: string;
  /** The workspace is not trusted: no file of it is read before `TRUST_GRANTED`. */
  readonly untrusted?: boolean;
}

/** Client -> server: the workspace is trusted from now on. Notification without parameters. */
export const TRUST_GRANTED = 'rulewright/trustGranted';
