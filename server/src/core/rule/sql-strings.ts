import type { TomlString } from '../toml/ast.ts';
import { huntQueries } from './read-hunt.ts';
import type { RuleDocument } from './rule-document.ts';
import { stringOf, tableOf, tablesOf } from './values.ts';

/** The strings of a file that hold SQL: queries for osquery. They are coloured, and not read. */
export function sqlStrings({ toml, hunt }: RuleDocument): readonly TomlString[] {
  if (hunt !== undefined)
    return huntQueries(hunt).flatMap(({ node, language }) => (language === 'sql' ? [node] : []));
  return tablesOf(tableOf(toml.root, 'transform'), 'osquery').flatMap(
    (block) => stringOf(block, 'query') ?? [],
  );
}
