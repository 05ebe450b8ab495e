import { posix } from 'node:path';
import type { FileSystem } from '../core/cases/file-system.ts';
import { isFile, listDirectory, openBytes, readBytes } from '../node/files.ts';
import { gunzip } from '../node/gunzip.ts';

/** Locations are absolute paths with `/` between their parts, which Node takes on every system. */
export const nodeFileSystem: FileSystem = {
  readFile: readBytes,
  open: openBytes,
  readDirectory: listDirectory,
  isFile,
  join: (location, ...names) => posix.join(location, ...names),
  parent: (location) => posix.dirname(location),
  name: (location) => posix.basename(location),
  gunzip,
};
