import type { EsqlQuery, From, Project } from '../../esql/ast.ts';
import type { LintContext } from '../lint.ts';
import { judgedEsql, type EsqlView } from './esql-query.ts';

/** What a rule that does not aggregate must load and keep, so that an alert can be tied to its event. */
export const ALERT_COLUMNS = ['_id', '_version', '_index'];

/** The query of an ES|QL rule, when it is whole: what is missing may be meant by what could not be read. */
export function wholeEsql(context: LintContext): EsqlView | undefined {
  const view = judgedEsql(context);
  const isWhole = view !== undefined && view.query.errors.length === 0 && view.tree.commands.length > 0;
  return isWhole && context.rule.type === 'esql' ? view : undefined;
}

/** `STATS … BY`: each row is an alert. `INLINE STATS` counts for upstream, which looks for the words. */
export function isAggregating({ commands }: EsqlQuery): boolean {
  return commands.some((command) => command.kind === 'stats' && command.bySpan !== undefined);
}

export function fromOf({ commands }: EsqlQuery): From | undefined {
  const [first] = commands;
  return first?.kind === 'from' ? first : undefined;
}

export function keepsOf({ commands }: EsqlQuery): readonly Project[] {
  return commands.flatMap((command) => (command.kind === 'keep' ? [command] : []));
}

/** Those of `ALERT_COLUMNS` that are not among the names; none where `*` is. */
export function lacking(names: readonly string[]): readonly string[] {
  return names.includes('*') ? [] : ALERT_COLUMNS.filter((name) => !names.includes(name));
}

/** "`a`, `b` and `c`". */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}
