import type { RuleDocument } from '../rule/rule-document.ts';
import { isDeprecated } from '../rule/values.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { LINTS } from './index.ts';
import type { Lint, LintContext } from './lint.ts';
import { isSuppressed, suppressionsOf } from './suppressions.ts';

export interface LintRun {
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Lints that threw, which is a bug of theirs: the others ran all the same. For the log. */
  readonly failures: readonly { readonly code: string; readonly error: unknown }[];
}

/** Runs the lints over a rule. What a comment suppresses is left out; a deprecated rule gets only what upstream checks. */
export function runLints(context: LintContext, lints: readonly Lint[] = LINTS): LintRun {
  const { rule } = context;
  if (rule.hunt === undefined) return runOver(context, lints);
  const forHunts = lints.filter(({ onHunt }) => onHunt === true);
  const runs = partsOfHunt(rule).map((part) => runOver({ ...context, rule: part }, forHunts));
  return {
    diagnostics: runs.flatMap(({ diagnostics }) => diagnostics).sort(byPlace),
    failures: runs.flatMap(({ failures }) => failures),
  };
}

/** A hunting file without its queries, and then each of them as if it were alone in the file. */
function partsOfHunt(hunt: RuleDocument): readonly RuleDocument[] {
  const alone = hunt.queries.map((query) => ({
    ...hunt,
    tomlErrors: [],
    tomlNotes: [],
    query,
    queries: [query],
  }));
  return [{ ...hunt, queries: [] }, ...alone];
}

function runOver(context: LintContext, lints: readonly Lint[]): LintRun {
  const deprecated = isDeprecated(context.rule.metadata);
  const suppressions = suppressionsOf(context.rule);
  const diagnostics: Diagnostic[] = [];
  const failures: { code: string; error: unknown }[] = [];
  for (const lint of lints) {
    if (deprecated && lint.onDeprecated !== true) continue;
    try {
      for (const { severity = lint.severity, ...finding } of lint.check(context)) {
        const diagnostic = { code: lint.code, severity, ...finding };
        if (!isSuppressed(diagnostic, suppressions)) diagnostics.push(diagnostic);
      }
    } catch (error) {
      failures.push({ code: lint.code, error });
    }
  }
  return { diagnostics: diagnostics.sort(byPlace), failures };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : Number(a.code > b.code))
  );
}
