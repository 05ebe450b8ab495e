import type { Connection, ResponseError } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import { CaseFolderError, newRule, RULE_TEMPLATES } from '../core/index.ts';
import {
  NEW_RULE,
  RULE_TYPES,
  type NewRuleParams,
  type NewRuleResult,
  type OfferedType,
} from '../protocol/index.ts';
import type { Guard } from './guard.ts';
import { brokenBy, failed } from './response-errors.ts';

/** `rulewright/ruleTypes` and `rulewright/newRule`: rules to start from; the client writes them. */
export function registerNewRule(connection: Connection, files: FileSystem, guard: Guard): void {
  const types: readonly OfferedType[] = RULE_TEMPLATES.map(({ type, summary }) => ({ type, summary }));
  connection.onRequest(RULE_TYPES, () => types);
  connection.onRequest<NewRuleResult, unknown>(NEW_RULE, (params: NewRuleParams) =>
    guard<NewRuleResult | ResponseError>('New rule', brokenBy('make a rule'), () => make(params, files)),
  );
}

async function make(
  { type, location, ruleId, date }: NewRuleParams,
  files: FileSystem,
): Promise<NewRuleResult | ResponseError> {
  const template = RULE_TEMPLATES.find((one) => one.type === type);
  if (template === undefined) return failed(`There is no type \`${type}\` of rules to start from.`);
  try {
    const { rule, cases } = await newRule({ template, location, ruleId, date }, files);
    return { files: [rule, ...cases] };
  } catch (error) {
    if (!(error instanceof CaseFolderError)) throw error;
    return failed(`The folder \`${files.name(error.location)}\` can't be listed: ${error.message}.`);
  }
}
