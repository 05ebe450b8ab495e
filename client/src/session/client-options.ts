import { workspace, type LogOutputChannel } from 'vscode';
import { RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../server/src/protocol/index.ts';
import { NAME } from '../names.ts';
import { ruleSelector } from '../rule-documents.ts';

export type ClientOptions = LanguageClientOptions & { readonly initializationOptions: InitializationOptions };

export function clientOptions(log: LogOutputChannel): ClientOptions {
  return {
    documentSelector: [...ruleSelector()],
    diagnosticCollectionName: NAME,
    initializationOptions: { untrusted: !workspace.isTrusted },
    outputChannel: log,
    traceOutputChannel: log,
    // The log never comes up by itself; what a person asked for tells its failure in place.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  };
}
