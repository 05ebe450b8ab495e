import { eqlSyntax } from './eql-syntax.ts';
import { esqlSyntax } from './esql-syntax.ts';
import { kqlSyntax } from './kql-syntax.ts';
import type { Lint } from './lint.ts';
import { metadataNotKept } from './metadata-not-kept.ts';
import { missingKeep } from './missing-keep.ts';
import { missingKey } from './missing-key.ts';
import { missingLlmTag } from './missing-llm-tag.ts';
import { missingMetadata } from './missing-metadata.ts';
import { negatedThreatMapping } from './negated-threat-mapping.ts';
import { newerToml } from './newer-toml.ts';
import { operatorAsText } from './operator-as-text.ts';
import { questionMarkInValue } from './question-mark-in-value.ts';
import { rangeOverText } from './range-over-text.ts';
import { refusedQuery } from './refused-query.ts';
import { revokedTechnique } from './revoked-technique.ts';
import { subtechniqueOutsideParent } from './subtechnique-outside-parent.ts';
import { techniqueOutsideTactic } from './technique-outside-tactic.ts';
import { tomlSyntax } from './toml-syntax.ts';
import { unknownColumn } from './unknown-column.ts';
import { unknownField } from './unknown-field.ts';
import { unknownFunction } from './unknown-function.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownSuppressionField } from './unknown-suppression-field.ts';
import { unknownTechnique } from './unknown-technique.ts';
import { unknownValue } from './unknown-value.ts';
import { unoptimizedQuery } from './unoptimized-query.ts';
import { unprefixedColumn } from './unprefixed-column.ts';
import { unreadableValue } from './unreadable-value.ts';
import { uppercaseKeyword } from './uppercase-keyword.ts';
import { wildcardInQuotes } from './wildcard-in-quotes.ts';
import { wrongArgumentCount } from './wrong-argument-count.ts';
import { wrongNesting } from './wrong-nesting.ts';
import { wrongType } from './wrong-type.ts';
import { wrongValue } from './wrong-value.ts';

/** All lints, sorted by code. */
export const LINTS: readonly Lint[] = [
  eqlSyntax,
  esqlSyntax,
  kqlSyntax,
  metadataNotKept,
  missingKeep,
  missingKey,
  missingLlmTag,
  missingMetadata,
  negatedThreatMapping,
  newerToml,
  operatorAsText,
  questionMarkInValue,
  rangeOverText,
  refusedQuery,
  revokedTechnique,
  subtechniqueOutsideParent,
  techniqueOutsideTactic,
  tomlSyntax,
  unknownColumn,
  unknownField,
  unknownFunction,
  unknownKey,
  unknownSuppressionField,
  unknownTechnique,
  unknownValue,
  unoptimizedQuery,
  unprefixedColumn,
  unreadableValue,
  uppercaseKeyword,
  wildcardInQuotes,
  wrongArgumentCount,
  wrongNesting,
  wrongType,
  wrongValue,
];
