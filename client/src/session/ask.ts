import type { CancellationToken } from 'vscode';
import type { LanguageSession } from './language-session.ts';

/** One request, for which the server is started if need be. Rejects with a reason for people. */
export async function ask<T>(
  session: LanguageSession,
  method: string,
  params: object,
  token?: CancellationToken,
): Promise<T> {
  const client = await session.start();
  if (client === undefined) throw new Error('The language server is not running. The log says why.');
  return client.sendRequest<T>(method, params, token);
}
