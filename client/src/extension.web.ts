import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { ID, NAME } from './names.ts';
import { registerRulewright, type Rulewright, type RulewrightApi } from './rulewright.ts';

let rulewright: Rulewright | undefined;

/** Entry for VS Code in a browser: the server is a worker, and reads its tables over the address it is given. */
export function activate(context: ExtensionContext): RulewrightApi {
  const locate = (path: string): string => Uri.joinPath(context.extensionUri, path).toString(true);
  rulewright = registerRulewright(context, (options) => {
    // The worker itself: in the extension host of a browser a function that returns one is not recognised.
    const worker = new Worker(locate('server/dist/server.web.js'));
    return new LanguageClient(ID, NAME, worker, {
      ...options,
      initializationOptions: { ...options.initializationOptions, tables: locate('server/dist/data') },
    });
  });
  return rulewright.api;
}

export async function deactivate(): Promise<void> {
  await rulewright?.stop();
}
