import type { BaseLanguageClient, CancellationToken } from 'vscode-languageclient';
import type { LanguageSession } from './language-session.ts';

/** The client of the language server, which is started if need be. Rejects with a reason for people. */
export async function runningClient(session: LanguageSession): Promise<BaseLanguageClient> {
  const client = await session.start();
  if (client === undefined) throw new Error('The language server is not running. The log says why.');
  return client;
}

/** One request. Rejects with a reason for people. */
export async function ask<T>(
  session: LanguageSession,
  method: string,
  params: object,
  token?: CancellationToken,
): Promise<T> {
  const client = await runningClient(session);
  // Nothing in the place of a token would be sent as a second parameter.
  return token === undefined
    ? client.sendRequest<T>(method, params)
    : client.sendRequest<T>(method, params, token);
}
