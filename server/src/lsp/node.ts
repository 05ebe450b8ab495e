import { fileURLToPath } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { isFile, listDirectory, openBytes, readBytes } from '../node/files.ts';
import { gunzip } from '../node/gunzip.ts';
import { tablesIn } from '../node/read-table.ts';
import { startServer } from './server.ts';

// Seen from the bundle, `server/dist/language-server.js`.
const tables = fileURLToPath(new URL('data', import.meta.url));

startServer(createConnection(), {
  tables: () => tablesIn(tables),
  disk: {
    readFile: (uri) => readBytes(URI.parse(uri).fsPath),
    open: (uri) => openBytes(URI.parse(uri).fsPath),
    readDirectory: (uri) => listDirectory(URI.parse(uri).fsPath),
    isFile: (uri) => isFile(URI.parse(uri).fsPath),
  },
  gunzip,
});
