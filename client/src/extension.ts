import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { ID, NAME } from './names.ts';
import { registerRulewright, type Rulewright, type RulewrightApi } from './rulewright.ts';

let rulewright: Rulewright | undefined;

/** Entry for VS Code on a desktop or a remote machine: the server is a process of its own. */
export function activate(context: ExtensionContext): RulewrightApi {
  const server = { module: context.asAbsolutePath('server/dist/server.js'), transport: TransportKind.ipc };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  rulewright = registerRulewright(
    context,
    (options) => new LanguageClient(ID, NAME, { run: server, debug }, options),
  );
  return rulewright.api;
}

export async function deactivate(): Promise<void> {
  await rulewright?.stop();
}
