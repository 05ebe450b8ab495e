/** Headers stand near the top: a rule sorts `[metadata]` and `[rule]` before its long texts. */
const LOOKED_AT = 64 * 1024;

const RULE_HEADER = header('rule');
const METADATA_HEADER = header('metadata');
const HUNT_HEADER = header('hunt');
const HUNT_QUERY = /^[ \t]*(?:"query"|'query'|query)[ \t]*=/m;
const RULE_ID = /^\uFEFF?[ \t]*(?:"rule_id"|'rule_id'|rule_id)[ \t]*=/m;

/**
 * Cheap look at any text, for every document that an editor opens: could it be a rule? Looks for a `[rule]` header with a
 * `[metadata]` header or a `rule_id`. It is fooled by these lines inside a multi-line string; `isRule` is not.
 */
export function looksLikeRule(text: string): boolean {
  const head = text.slice(0, LOOKED_AT);
  return RULE_HEADER.test(head) && (METADATA_HEADER.test(head) || RULE_ID.test(head));
}

/**
 * The same look for a hunting file of elastic/detection-rules: a `[hunt]` header with a `query`, and none of a rule.
 */
export function looksLikeHunt(text: string): boolean {
  const head = text.slice(0, LOOKED_AT);
  return HUNT_HEADER.test(head) && HUNT_QUERY.test(head) && !RULE_HEADER.test(head);
}

/** A line with the table's header and at most a comment behind it. Linear in the text: no two parts can match the same. */
function header(name: string): RegExp {
  return new RegExp(
    `^\\uFEFF?[ \\t]*\\[[ \\t]*(?:"${name}"|'${name}'|${name})[ \\t]*\\][ \\t]*(?:#|\\r?$)`,
    'm',
  );
}
