import type { BaseLanguageClient, FeatureState } from 'vscode-languageclient';
import { COMMANDS } from '../names.ts';

/** Tells the server which commands its code lenses may name; it makes none with another. */
export function announceCommands(client: BaseLanguageClient): void {
  client.registerFeature({
    fillClientCapabilities(capabilities) {
      const others: unknown = capabilities.experimental;
      capabilities.experimental = {
        ...(typeof others === 'object' ? others : {}),
        commands: { commands: [COMMANDS.testRule, COMMANDS.showTimeline] },
      };
    },
    initialize: () => undefined,
    getState: (): FeatureState => ({ kind: 'static' }),
    clear: () => undefined,
  });
}
