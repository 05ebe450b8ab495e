// Whose code and data a package carries, and under which licence: read from what esbuild says it bundled.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Source
 * @property {string} title `chevrotain 13.2.0 (Apache-2.0)`
 * @property {string} text of its licence, and its notice where it has one
 */

/**
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {readonly string[]} folders of the packages with at least one byte in a bundle: `node_modules/chevrotain`
 */
export function bundledFolders(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

/**
 * @param {string} root the repository
 * @param {readonly string[]} folders of packages
 * @returns {readonly Source[]}
 * @throws {Error} that names every package without a licence text
 */
export function licencesOf(root, folders) {
  const sources = folders.map((folder) => sourceOf(path.join(root, folder)));
  const bare = sources.filter(({ text }) => text === '').map(({ title }) => title);
  if (bare.length > 0) throw new Error(`No licence text in the package of ${bare.join(', ')}`);
  return sources;
}

/**
 * @param {string} folder of an installed package
 * @returns {Source} with an empty text when there is no licence file
 */
function sourceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).sort();
  const licence = files.filter((file) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(file));
  const notices = files.filter((file) => /^(?:notice|third-?party-?notices?)(?:[.-]|$)/i.test(file));
  const read = (/** @type {string} */ file) => readText(path.join(folder, file));
  const text = licence.map(read).join('\n\n').trim();
  const whole = text === '' ? '' : [text, ...notices.map(read)].join('\n\n');
  return { title: `${name} ${version} (${String(license)})`, text: whole };
}

/**
 * Notices that come with committed data: `NOTICE-<source>.txt`.
 * @param {string} folder
 * @param {readonly string[]} needed names of sources
 * @returns {readonly Source[]}
 * @throws {Error} that names every source without a notice
 */
export function dataNotices(folder, needed) {
  const missing = needed.filter((name) => !existsSync(path.join(folder, `NOTICE-${name}.txt`)));
  if (missing.length > 0) throw new Error(`No NOTICE-${missing.join('.txt, NOTICE-')}.txt in ${folder}`);
  return readdirSync(folder)
    .filter((file) => /^NOTICE-.*\.txt$/.test(file))
    .sort()
    .map((file) => ({
      title: `Data: ${file.slice('NOTICE-'.length, -'.txt'.length)}`,
      text: readText(path.join(folder, file)),
    }));
}

/**
 * Sources with the same text share it.
 * @param {readonly Source[]} sources
 * @returns {string}
 */
export function formatNotices(sources) {
  /** @type {Map<string, string[]>} */
  const titles = new Map();
  for (const { title, text } of sources) titles.set(text, [...(titles.get(text) ?? []), title]);
  const line = '-'.repeat(80);
  const blocks = [...titles].map(([text, names]) => `${line}\n${names.join('\n')}\n${line}\n\n${text}\n`);
  return `Rulewright contains code and data of others, each under the licence that follows its name.\n\n${blocks.join('\n')}`;
}

/** @param {string} file */
function readText(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}
