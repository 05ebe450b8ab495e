import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LanguageService } from '../core/index.ts';
import { isRule } from '../core/rule/is-rule.ts';
import type { RuleDocument } from '../core/rule/rule-document.ts';
import { decodeText } from '../core/text/decode.ts';
import type { SyntaxFault } from '../core/text/parse-result.ts';
import { describeFileError, readBytes } from '../node/files.ts';
import { displayPath, toLocation } from './paths.ts';
import { findTomlFiles } from './walk.ts';

/** What the paths of a command line lead to, one at a time. `path` is as shown to people and in JSON. */
export type RuleFile =
  | {
      readonly kind: 'rule';
      readonly path: string;
      readonly location: string;
      readonly rule: RuleDocument;
      /** The file starts with one; `rule.text` does not. */
      readonly byteOrderMark: boolean;
    }
  /** Named, so it is meant to be a rule, but it is not text. `text` is what can be read of it. */
  | { readonly kind: 'not-text'; readonly path: string; readonly text: string; readonly fault: SyntaxFault }
  /** The work asked for could not be done. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly message: string }
  /** Left out, which somebody should know. */
  | { readonly kind: 'skipped'; readonly path: string; readonly message: string };

export interface RuleFileRequest {
  /** As typed. Files are rules because they are named; folders are searched for rules. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly service: LanguageService;
  /** Take the hunting files of a folder along. */
  readonly hunts?: boolean;
}

/** Reads every rule the paths lead to, each once, in the order of the paths. */
export async function* readRuleFiles(request: RuleFileRequest): AsyncGenerator<RuleFile> {
  const named = new Set(request.paths.map((path) => resolve(request.cwd, path)));
  const done = new Set<string>();
  for (const path of named) {
    for await (const found of candidates(path, request.cwd)) {
      if (typeof found !== 'string') {
        yield found;
        continue;
      }
      if (done.has(found)) continue;
      done.add(found);
      const file = await read(found, named.has(found), request);
      if (file !== undefined) yield file;
    }
  }
}

/** Absolute paths of files, and what is to be said about the others. */
async function* candidates(path: string, cwd: string): AsyncGenerator<string | RuleFile> {
  const folder = await folderAt(path).catch((error: unknown) => ({ reason: describeFileError(error) }));
  if (folder === undefined) {
    yield path;
    return;
  }
  if (typeof folder !== 'string') {
    yield { kind: 'unreadable', path: displayPath(path, cwd), message: folder.reason };
    return;
  }
  const walk = await findTomlFiles(path, folder);
  for (const problem of walk.unreadable) {
    yield { kind: 'unreadable', path: displayPath(problem.path, cwd), message: problem.message };
  }
  for (const problem of walk.broken) {
    yield { kind: 'skipped', path: displayPath(problem.path, cwd), message: problem.message };
  }
  yield* walk.files;
}

/** The real path of the folder at `path`; `undefined` when a file is there. */
async function folderAt(path: string): Promise<string | undefined> {
  return (await stat(path)).isDirectory() ? await realpath(path) : undefined;
}

async function read(file: string, named: boolean, request: RuleFileRequest): Promise<RuleFile | undefined> {
  const path = displayPath(file, request.cwd);
  const bytes = await readBytes(file).catch((error: unknown) => describeFileError(error));
  if (typeof bytes === 'string') return { kind: 'unreadable', path, message: bytes };
  const { value: text, errors, byteOrderMark } = decodeText(bytes);
  const fault = errors[0];
  if (fault !== undefined) {
    return named
      ? { kind: 'not-text', path, text, fault }
      : { kind: 'skipped', path, message: fault.message };
  }
  const rule = request.service.readRule(text);
  const isHunt = request.hunts === true && rule.hunt !== undefined;
  if (!named && !isHunt && !isRule(rule.toml)) return undefined;
  return { kind: 'rule', path, location: toLocation(file), rule, byteOrderMark };
}
