import type { EsqlCommand } from '../../esql/commands/command.ts';
import { esqlCommand } from '../../esql/commands/index.ts';
import { signatureOf, type EsqlFunction } from '../../esql/functions/function.ts';
import { esqlFunction } from '../../esql/functions/index.ts';
import { METADATA_COLUMNS } from '../../esql/metadata-columns.ts';
import { blocks, code } from '../markdown.ts';

/** What is known about a function, as Markdown. */
export function functionDoc(name: string): string | undefined {
  const fn = esqlFunction(name);
  return (
    fn &&
    blocks(
      fenced(signatureOf(fn)),
      [KINDS[fn.kind], returns(fn)].filter((part) => part !== '').join(' '),
      fn.doc,
      fn.example === undefined ? undefined : fenced(fn.example),
      fn.aliases === undefined
        ? undefined
        : `Also written ${fn.aliases.map((alias) => code(alias.toUpperCase())).join(', ')}.`,
    )
  );
}

const KINDS: Readonly<Record<EsqlFunction['kind'], string>> = {
  scalar: '',
  aggregate: 'Aggregates the rows of a group; stands behind `STATS`.',
  grouping: 'Makes groups; stands behind `BY`.',
  'time-series': 'Aggregates a time series; stands behind `TS … | STATS`.',
};

function returns({ returns: type }: EsqlFunction): string {
  switch (type) {
    case 'same':
      return 'Gives a value of the type that it is given.';
    case 'second':
      return 'Gives a value of the type of its second argument.';
    case 'sum':
      return 'Gives a `long` or a `double`.';
    default:
      return `Gives a value of type ${code(type)}.`;
  }
}

/** What is known about a command, an operator or a metadata column. */
export function wordDoc(name: string): string | undefined {
  const lower = name.toLowerCase();
  const command = esqlCommand(lower);
  if (command !== undefined) return commandDoc(command);
  const metadata = METADATA_COLUMNS.get(name);
  if (metadata !== undefined) return blocks(`**${code(name)}** · ${metadata.type} · metadata`, metadata.doc);
  const word = WORDS.get(lower);
  return word && blocks(`**${code(word.form)}**`, word.doc);
}

function commandDoc({ form, doc, isRead }: EsqlCommand): string {
  return blocks(
    fenced(form),
    doc,
    isRead === true
      ? undefined
      : 'Rulewright does not look into this command, nor say anything about columns behind it.',
  );
}

function fenced(text: string): string {
  return `\`\`\`esql\n${text}\n\`\`\``;
}

/** https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/operators */
const WORDS: ReadonlyMap<string, { readonly form: string; readonly doc: string }> = new Map(
  Object.entries({
    and: { form: 'a AND b', doc: 'True where both are. Null where neither is false and one is null.' },
    or: { form: 'a OR b', doc: 'True where one of them is. Null where neither is true and one is null.' },
    not: {
      form: 'NOT a',
      doc: 'True where the condition is false; null stays null, so a row without the value is left out all the same.',
    },
    in: { form: 'a IN (b, c)', doc: 'True where the value equals one of the list.' },
    like: {
      form: 'a LIKE "pattern*"',
      doc: 'Compares the whole text with a pattern: `*` is any text, `?` one character. Letter case counts. A list of patterns may stand in parentheses.',
    },
    rlike: {
      form: 'a RLIKE "regex"',
      doc: "Compares the whole text with one of Lucene's regular expressions. Letter case counts.",
    },
    is: {
      form: 'a IS NULL, a IS NOT NULL',
      doc: 'Whether there is a value. `==` with null is null, and never true.',
    },
    null: { form: 'NULL', doc: 'No value.' },
    by: {
      form: 'STATS … BY a, b',
      doc: 'The groups: one row for each combination of their values. A column that holds several values counts in the group of each.',
    },
    as: { form: 'RENAME old AS new', doc: 'The new name.' },
    metadata: {
      form: 'FROM … METADATA _id, _version, _index',
      doc: 'Loads columns that are no fields. Rules that do not aggregate need these three.',
    },
    '::': { form: 'a::type', doc: 'Turns a value into another type; short for `TO_STRING` and its like.' },
    ':': { form: 'column : "text"', doc: 'Full-text search in a column; short for `MATCH`.' },
    '==': {
      form: 'a == b',
      doc: 'True where both are equal. Null where one is null, or a column holds several values. Letter case counts.',
    },
    '!=': {
      form: 'a != b',
      doc: 'True where both differ. Null where one is null, or a column holds several values.',
    },
  }),
);
