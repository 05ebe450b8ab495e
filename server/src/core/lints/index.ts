import { eqlSyntax } from './eql-syntax.ts';
import type { Lint } from './lint.ts';
import { missingKey } from './missing-key.ts';
import { newerToml } from './newer-toml.ts';
import { revokedTechnique } from './revoked-technique.ts';
import { subtechniqueOutsideParent } from './subtechnique-outside-parent.ts';
import { techniqueOutsideTactic } from './technique-outside-tactic.ts';
import { tomlSyntax } from './toml-syntax.ts';
import { unknownField } from './unknown-field.ts';
import { unknownFunction } from './unknown-function.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownTechnique } from './unknown-technique.ts';
import { wrongArgumentCount } from './wrong-argument-count.ts';
import { wrongType } from './wrong-type.ts';
import { wrongValue } from './wrong-value.ts';

/** All lints, sorted by code. */
export const LINTS: readonly Lint[] = [
  eqlSyntax,
  missingKey,
  newerToml,
  revokedTechnique,
  subtechniqueOutsideParent,
  techniqueOutsideTactic,
  tomlSyntax,
  unknownField,
  unknownFunction,
  unknownKey,
  unknownTechnique,
  wrongArgumentCount,
  wrongType,
  wrongValue,
];
