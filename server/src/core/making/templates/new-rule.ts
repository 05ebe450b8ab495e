import type { FileSystem } from '../../cases/file-system.ts';
import { findCaseFolder } from '../../cases/find-cases.ts';
import { renderTemplate } from './render-template.ts';
import type { RuleTemplate, TemplateCase } from './template.ts';

export interface NewRuleOptions {
  readonly template: RuleTemplate;
  /** Where the rule goes: a file that ends in `.toml`. */
  readonly location: string;
  /** A fresh UUID in lower case. */
  readonly ruleId: string;
  /** `yyyy/mm/dd` */
  readonly date: string;
}

export interface NewFile {
  readonly location: string;
  readonly text: string;
}

/** A rule to start from, and cases where the template has some. Writes nothing. Rejects with a `CaseFolderError`. */
export async function newRule(
  { template, location, ruleId, date }: NewRuleOptions,
  files: FileSystem,
): Promise<{ readonly rule: NewFile; readonly cases: readonly NewFile[] }> {
  const stem = files.name(location).replace(/\.toml$/, '');
  const rule = { location, text: renderTemplate(template, { stem, ruleId, date }) };
  if (template.cases === undefined) return { rule, cases: [] };
  const { folder } = await findCaseFolder(location, files);
  const fileOf = (expect: string, { name, events }: TemplateCase): NewFile => ({
    location: files.join(folder, `${expect}-${name}.ndjson`),
    text: events.map((event) => `${JSON.stringify(event)}\n`).join(''),
  });
  const { match, noMatch } = template.cases;
  return { rule, cases: [fileOf('match', match), fileOf('no-match', noMatch)] };
}
