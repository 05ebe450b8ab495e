import { nameOf } from '../../configuration/key.ts';
import { configurationKeyAt } from '../../configuration/keys.ts';
import { blocks, code, codeList } from '../markdown.ts';

/** What is known about a key of a `rulewright.toml`, as Markdown. */
export function configurationDoc(path: string): string | undefined {
  const key = configurationKeyAt(path);
  if (key === undefined) return undefined;
  if (key.kind === 'table') return blocks(`**${code(nameOf(key))}** · table`, key.doc);
  const { type, doc, examples } = key;
  const facts = `Default: ${key.default}. Examples: ${codeList(examples, examples.length)}`;
  return blocks(`**${code(nameOf(key))}** · ${type}`, doc, facts);
}
