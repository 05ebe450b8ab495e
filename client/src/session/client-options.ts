import type { LogOutputChannel } from 'vscode';
import { RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient';
import { NAME } from '../names.ts';
import { ruleSelector } from '../rule-documents.ts';

export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [...ruleSelector()],
    diagnosticCollectionName: NAME,
    outputChannel: log,
    traceOutputChannel: log,
    // The log never comes up by itself; what a person asked for tells its failure in place.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  };
}
