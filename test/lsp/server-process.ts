/** The language server as a process, over stdio, with the fact tables of the sources (the bundle reads its own). */
import { createConnection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { readTable } from '../../server/data/read-table.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { listDirectory, readBytes } from '../../server/src/node/files.ts';

startServer(createConnection(process.stdin, process.stdout), {
  tables: () => readTable,
  disk: {
    readFile: (uri) => readBytes(URI.parse(uri).fsPath),
    readDirectory: (uri) => listDirectory(URI.parse(uri).fsPath),
  },
});
