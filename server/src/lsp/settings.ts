import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import type { ClientTraits } from './capabilities.ts';
import { member } from './member.ts';

/** The settings that the server itself goes by; those of the client are none of them. */
export interface Settings {
  /** `rulewright.format.queryInRules` */
  readonly formatsRules: boolean;
}

const SECTION = 'rulewright';
const DEFAULTS: Settings = { formatsRules: false };

/** Tells the settings once the client is ready, and whenever they change. A client that has none gets the defaults. */
export function watchSettings(
  connection: Connection,
  { configuration, registersConfiguration }: ClientTraits,
  tell: (settings: Settings) => Promise<void>,
): void {
  const look = async (): Promise<void> => {
    await tell(configuration ? settingsIn(await connection.workspace.getConfiguration(SECTION)) : DEFAULTS);
  };
  const logged = (error: unknown): void => {
    connection.console.error(`The settings can't be read: ${String(error)}`);
  };
  connection.onInitialized(() => {
    if (registersConfiguration) {
      const options = { section: SECTION };
      connection.client.register(DidChangeConfigurationNotification.type, options).catch(logged);
    }
    look().catch(logged);
  });
  connection.onDidChangeConfiguration(() => {
    look().catch(logged);
  });
}

function settingsIn(section: unknown): Settings {
  return { formatsRules: member(member(section, 'format'), 'queryInRules') === true };
}
