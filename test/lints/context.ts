import { readTable } from '../../server/data/read-table.ts';
import { createAttackData } from '../../server/src/core/attack/attack-data.ts';
import type { LintContext } from '../../server/src/core/lints/lint.ts';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { createFieldSchema } from '../../server/src/core/schema/field-schema.ts';

const schema = createFieldSchema(readTable);
const attack = createAttackData(readTable);

/** A rule with the project's own fact tables beside it. */
export function lintContext(text: string): LintContext {
  return { rule: readRule(text), schema, attack };
}
