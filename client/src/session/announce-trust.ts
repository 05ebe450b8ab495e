import { workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { TRUST_GRANTED } from '../../../server/src/protocol/index.ts';

/** Tells the server when the workspace becomes trusted: from then on it reads files. */
export function announceTrust(client: BaseLanguageClient): Disposable {
  return workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(TRUST_GRANTED));
}
