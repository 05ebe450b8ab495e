import type { TomlDocument, TomlString, TomlTable } from '../toml/ast.ts';
import { guessLanguage, type GuessedLanguage } from './guess-language.ts';
import { queryReader } from './parse-query.ts';
import type { EmbeddedQuery } from './rule-document.ts';
import { stringsOf, tableOf } from './values.ts';

/** The `[hunt]` table, with a `query`, of a hunting file of elastic/detection-rules; `undefined` for a rule, and for other TOML. */
export function huntOf({ root }: TomlDocument): TomlTable | undefined {
  const hunt = root.entries.has('rule') ? undefined : tableOf(root, 'hunt');
  return hunt?.entries.has('query') === true ? hunt : undefined;
}

/** A query of a hunting file, with the language that it is told to be in. */
export interface HuntQuery {
  readonly node: TomlString;
  readonly language: GuessedLanguage | undefined;
}

/** The members of `hunt.query`. */
export function huntQueries(hunt: TomlTable): readonly HuntQuery[] {
  if (hunt.entries.get('query')?.suspected === true) return [];
  const declared = declaredLanguage(hunt);
  return stringsOf(hunt, 'query').map((node) => ({
    node,
    language: guessLanguage(withoutTag(node.value)) ?? declared,
  }));
}

/** Those in languages that are read, with their trees. */
export function readHuntQueries(hunt: TomlTable): readonly EmbeddedQuery[] {
  return huntQueries(hunt).flatMap(({ node, language }, index) => {
    if (language === undefined || language === 'sql') return [];
    const text = withoutTag(node.value);
    const read = READERS[index % READERS.length] ?? queryReader();
    return [{ language, text, source: node.source, node, ...read(language, text) }];
  });
}

/** Each query of a file has a reader of its own, which remembers it while another is typed. */
const READERS = Array.from({ length: 8 }, queryReader);

const LANGUAGES: Readonly<Record<string, GuessedLanguage>> = {
  'ES|QL': 'esql',
  EQL: 'eql',
  KQL: 'kuery',
  SQL: 'sql',
};

/** The language that all queries of the file are in, where `hunt.language` names one only. */
function declaredLanguage(hunt: TomlTable): GuessedLanguage | undefined {
  const [first, ...others] = stringsOf(hunt, 'language');
  return first !== undefined && others.length === 0 && Object.hasOwn(LANGUAGES, first.value)
    ? LANGUAGES[first.value]
    : undefined;
}

/** Blanks stand for it, so that offsets stay. */
function withoutTag(text: string): string {
  const length = tagLength(text);
  return length === 0 ? text : ' '.repeat(length) + text.slice(length);
}

/** Upstream's files may name the language on the first line of a query, as fences of Markdown do: the length of that word, or 0. */
export function tagLength(text: string): number {
  return /^(?:sql|eql|kql|es\|?ql)(?=[ \t]*\r?\n)/i.exec(text)?.[0].length ?? 0;
}
