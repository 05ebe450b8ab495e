/**
 * Where the cases of a rule lie, by paths alone: the one description of it. Imports nothing, since the editor asks before there
 * is a server. Paths have `/` between their parts, as those of addresses do.
 */

/** The file's name: it counts for all rules in its folder and below. */
export const CONFIGURATION = 'rulewright.toml';

const RULE = '.toml';
const SAMPLES = '.samples';
const SHARED = 'samples';

/** A folder with a `rulewright.toml`, and the folder of cases that it names. */
export interface CaseRoot {
  readonly root: string;
  readonly cases: string;
}

/** `DIR/x.toml` -> `x`. */
export function stemOf(fileName: string): string {
  return fileName.endsWith(RULE) ? fileName.slice(0, -RULE.length) : fileName;
}

/** The folders of the cases of `DIR/<stem>.toml` beside it, as parts of paths below `DIR`; the first that exists counts. */
export function placesBeside(stem: string): readonly [readonly string[], readonly string[]] {
  return [[`${stem}${SAMPLES}`], [SHARED, stem]];
}

/** The rules whose cases a folder may hold: where such a file exists, it does, unless a folder that counts first exists too. */
export function rulesOfFolder(folder: string, roots: readonly CaseRoot[]): readonly string[] {
  const cut = folder.lastIndexOf('/');
  const [parent, name] = [folder.slice(0, Math.max(0, cut)), folder.slice(cut + 1)];
  const rules: string[] = [];
  if (name.endsWith(SAMPLES)) rules.push(`${folder.slice(0, -SAMPLES.length)}${RULE}`);
  if (parent === SHARED || parent.endsWith(`/${SHARED}`)) {
    rules.push(`${parent.slice(0, -SHARED.length)}${name}${RULE}`);
  }
  for (const { root, cases } of roots) {
    if (folder.startsWith(`${cases}/`)) rules.push(`${root}${folder.slice(cases.length)}${RULE}`);
  }
  return rules;
}
