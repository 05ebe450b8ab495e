// What is bundled, for which host.
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} name also of its metafile
 * @property {import('esbuild').BuildOptions} options
 */

export const distFolders = ['client/dist', 'server/dist'].map((folder) => path.join(root, folder));

/**
 * Node 20 is the Node of the oldest VS Code that we support, and of the command line. CommonJS, since an extension host in a
 * browser loads nothing else and the one in Node starts it quicker; sources that ask where they are get their file's URL.
 * @type {import('esbuild').BuildOptions}
 */
const forNode = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  define: { 'import.meta.url': 'bundleUrl' },
};
const bundleUrl = "const bundleUrl = require('node:url').pathToFileURL(__filename).href;";

/** @type {import('esbuild').BuildOptions} */
const forBrowser = {
  platform: 'browser',
  target: 'es2022',
  // @iarna/toml and vscode-jsonrpc look for Node's global object.
  define: { global: 'globalThis' },
};

/** @type {readonly Bundle[]} */
export const bundles = [
  {
    name: 'extension',
    options: {
      ...forNode,
      entryPoints: ['client/src/extension.ts'],
      outfile: 'client/dist/extension.js',
      external: ['vscode'],
      banner: { js: bundleUrl },
    },
  },
  {
    name: 'extension.web',
    options: {
      ...forBrowser,
      format: 'cjs',
      entryPoints: ['client/src/extension.web.ts'],
      outfile: 'client/dist/extension.web.js',
      external: ['vscode'],
    },
  },
  {
    name: 'timeline',
    options: {
      ...forBrowser,
      format: 'iife',
      entryPoints: ['client/src/timeline/view/main.ts', 'client/src/timeline/view/timeline.css'].map(
        (source) => ({ in: source, out: 'timeline' }),
      ),
      outdir: 'client/dist',
    },
  },
  {
    name: 'server',
    options: {
      ...forNode,
      entryPoints: ['server/src/lsp/node.ts'],
      outfile: 'server/dist/language-server.js',
      banner: { js: bundleUrl },
    },
  },
  {
    name: 'server.start',
    options: {
      ...forNode,
      entryPoints: ['server/src/lsp/start.ts'],
      outfile: 'server/dist/server.js',
      banner: { js: bundleUrl },
    },
  },
  {
    name: 'server.web',
    options: {
      ...forBrowser,
      format: 'iife',
      entryPoints: ['server/src/lsp/browser.ts'],
      outfile: 'server/dist/server.web.js',
    },
  },
  {
    name: 'cli',
    options: {
      ...forNode,
      entryPoints: ['server/src/cli/main.ts'],
      outfile: 'server/dist/cli.js',
      banner: { js: `#!/usr/bin/env node\n${bundleUrl}` },
    },
  },
  {
    name: 'suite',
    options: {
      ...forNode,
      entryPoints: ['test/vscode/suite/index.ts'],
      outdir: 'client/dist/test',
      external: ['vscode', 'mocha'],
      banner: { js: bundleUrl },
    },
  },
];
