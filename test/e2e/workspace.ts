import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A copy of a folder: what a test types and saves stays out of the sources. */
export function copyOf(folder: string): { readonly folder: string; remove(): void } {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'rulewright-workspace-'));
  const copy = path.join(parent, path.basename(folder));
  cpSync(folder, copy, { recursive: true });
  return {
    folder: copy,
    remove: () => {
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
