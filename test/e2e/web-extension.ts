/** Serves the built extension as a browser's extension host would get it from a gallery: without `main`. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { repositoryRoot } from '../support/shared.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
]);

/** What the package holds; nothing else of the repository is served. */
const FOLDERS = ['client/dist', 'server/dist', 'server/dist/data', 'syntaxes'];

export async function serveWebExtension(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const files = contents();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const content = files.get(pathname);
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': TYPES.get(path.extname(pathname)) ?? 'text/plain',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Kept from the start on, so that a build beside the test can't take them away in the middle. */
function contents(): ReadonlyMap<string, Buffer | string> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(repositoryRoot, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
      .map(({ name }) => `${folder}/${name}`),
  );
  const entries = files.map((file) => [`/${file}`, readFileSync(path.join(repositoryRoot, file))] as const);
  return new Map<string, Buffer | string>([...entries, ['/package.json', manifest()]]);
}

function manifest(): string {
  const { main: _, ...rest } = JSON.parse(
    readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'),
  ) as {
    main: string;
  };
  return JSON.stringify(rest);
}
