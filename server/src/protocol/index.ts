/**
 * Rulewright's own requests between client and language server, one file each, with plain types. Imports nothing from
 * elsewhere. Ranges are LSP's: 0-based lines, 0-based UTF-16 characters; of the rule's document where nothing else is said.
 */
export * from './case-roots.ts';
export * from './explain.ts';
export * from './explained-event.ts';
export * from './explained-sequence.ts';
export * from './find-cases.ts';
export * from './format-query.ts';
export * from './initialization.ts';
export * from './list-events.ts';
export * from './minimise-events.ts';
export * from './new-case.ts';
export * from './new-rule.ts';
export * from './places.ts';
export * from './read-directory.ts';
export * from './read-file.ts';
export * from './redact-events.ts';
export * from './rule-coverage.ts';
export * from './rule-types.ts';
export * from './run-query.ts';
export * from './shown-values.ts';
export * from './test-rule.ts';
