import type { ConfigurationDocument } from '../../configuration/read-configuration.ts';
import type { Explanation } from '../hover/explanation.ts';
import { tomlPlaceAt } from '../toml/toml-place.ts';
import { configurationDoc } from './doc-configuration.ts';

/** Explains the key or header at an offset of a `rulewright.toml`; its values speak for themselves. */
export function configurationHover({ toml }: ConfigurationDocument, offset: number): Explanation | undefined {
  const { part, path, span } = tomlPlaceAt(toml, offset);
  if (part !== 'key' && part !== 'header') return undefined;
  const markdown = configurationDoc(path);
  return markdown === undefined ? undefined : { span, markdown };
}
