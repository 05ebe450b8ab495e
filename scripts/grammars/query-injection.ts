import { QUERY_LANGUAGES, type QueryLanguage } from './first-words.ts';

type Rule = Readonly<Record<string, unknown>>;

/** A kind of TOML string that goes over lines. */
interface BlockKind {
  readonly id: 'literal-block' | 'basic-block';
  readonly scope: string;
  readonly quotes: string;
  /** Up to two quotes before the closing three belong to the string. */
  readonly close: string;
  readonly hasEscapes: boolean;
}

/** A string that ends on the line it starts on. */
interface LineKind {
  readonly id: 'literal-line' | 'basic-line' | 'literal-block-line' | 'basic-block-line';
  readonly scope: string;
  readonly open: string;
  readonly content: string;
  readonly close: string;
  readonly hasEscapes: boolean;
}

const BLOCKS: readonly [BlockKind, BlockKind] = [
  {
    id: 'literal-block',
    scope: 'string.quoted.triple.literal.block.toml',
    quotes: "'''",
    close: "'{3,5}",
    hasEscapes: false,
  },
  {
    id: 'basic-block',
    scope: 'string.quoted.triple.basic.block.toml',
    quotes: '"""',
    close: '"{3,5}',
    hasEscapes: true,
  },
];

const [LITERAL, BASIC] = [BLOCKS[0], BLOCKS[1]] as const;

const LINES: readonly LineKind[] = [
  {
    ...LITERAL,
    id: 'literal-block-line',
    open: "'''",
    content: "(?:[^']|'(?!''))*",
  },
  {
    ...BASIC,
    id: 'basic-block-line',
    open: '"""',
    content: String.raw`(?:[^"\\]|\\.|"(?!""))*`,
  },
  {
    id: 'literal-line',
    scope: 'string.quoted.single.literal.line.toml',
    open: "'(?!'')",
    content: "[^']*",
    close: "'|$",
    hasEscapes: false,
  },
  {
    id: 'basic-line',
    scope: 'string.quoted.single.basic.line.toml',
    open: '"(?!"")',
    content: String.raw`(?:[^"\\]|\\.)*`,
    close: '"|$',
    hasEscapes: true,
  },
];

/** In the order in which they are tried. */
const KINDS = [...LINES, ...BLOCKS];

const KEY = String.raw`^\s*("(?:threat_)?query"|'(?:threat_)?query'|(?:threat_)?query)\s*(=)\s*`;
const KEY_CAPTURES: Rule = {
  1: { name: 'support.type.property-name.toml variable.key.toml' },
  2: { name: 'punctuation.eq.toml' },
};

/** The grammar that colours queries inside strings of TOML, as the object that its file holds. */
export function queryInjection(): Rule {
  const repository: Record<string, Rule> = {
    lucene: lucene(),
    array: array(),
    escapes: {
      name: 'constant.character.escape.toml',
      match: String.raw`\\(?:[btnfr"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})`,
    },
  };
  for (const kind of BLOCKS) {
    repository[kind.id] = block(kind, KEY, KEY_CAPTURES);
    repository[`${kind.id}-item`] = block(kind, '', {});
    repository[`${kind.id}-content`] = blockContent(kind);
  }
  for (const kind of LINES) {
    repository[kind.id] = line(kind, KEY, KEY_CAPTURES);
    repository[`${kind.id}-item`] = line(kind, '', {});
  }
  for (const { id } of QUERY_LANGUAGES) repository[`escaped-${id}-string`] = escapedString(id);
  return {
    comment: 'Made by scripts/grammars/main.ts: change it there.',
    scopeName: 'rulewright.query.injection',
    injectionSelector: 'L:source.toml -string -comment -meta.embedded -meta.lucene',
    patterns: [include('#lucene'), include('#array'), ...KINDS.map(({ id }) => include(`#${id}`))],
    repository,
  };
}

function include(name: string): Rule {
  return { include: name };
}

/** `language` mostly stands before `query`: then it is known that the query is no KQL. The rest of the table stays TOML. */
function lucene(): Rule {
  return {
    name: 'meta.lucene.toml',
    begin: String.raw`(?=^\s*(?:"language"|'language'|language)\s*=\s*["']lucene["'])`,
    end: String.raw`^(?=\s*\[)`,
    patterns: [include('source.toml')],
  };
}

/** The list of queries of a hunting file. A key or a header ends one that is not closed. */
function array(): Rule {
  return {
    name: 'meta.query.toml meta.array.toml',
    begin: String.raw`${KEY}(\[)`,
    end: String.raw`\]|^(?=\s*[\w.-]+\s*=|\s*\[+\s*[\w.-]+\s*\]+\s*(?:#|$))`,
    beginCaptures: { ...KEY_CAPTURES, 3: { name: 'punctuation.definition.array.toml' } },
    endCaptures: { 0: { name: 'punctuation.definition.array.toml' } },
    patterns: [
      { name: 'comment.line.number-sign.toml', match: '#.*$' },
      { name: 'punctuation.separator.array.toml', match: ',' },
      ...KINDS.map(({ id }) => include(`#${id}-item`)),
    ],
  };
}

function block({ id, scope, quotes, close }: BlockKind, key: string, captures: Rule): Rule {
  const group = key === '' ? 1 : 3;
  return {
    name: 'meta.query.toml',
    begin: `${key}(${quotes})`,
    end: close,
    beginCaptures: { ...captures, [group]: { name: `${scope} punctuation.definition.string.begin.toml` } },
    endCaptures: { 0: { name: `${scope} punctuation.definition.string.end.toml` } },
    patterns: [include(`#${id}-content`)],
  };
}

/**
 * The query starts behind its comments; the first word decides, once. TextMate looks for a match everywhere in the line: one that
 * may stand only at a start is given up at once everywhere else.
 */
function blockContent({ id, scope, quotes, hasEscapes }: BlockKind): Rule {
  const regions = QUERY_LANGUAGES.map((language) => ({
    name: `meta.embedded.block.${language.id}`,
    begin: String.raw`(?:^|\G|(?<=\*/))\s*(?=${language.startsOverLines ?? language.starts})`,
    end: `(?=${quotes})`,
    patterns: [
      ...bounded(language, id),
      ...(hasEscapes ? [include(`#escaped-${language.id}-string`)] : []),
      include(language.scope),
    ],
  }));
  const text: Rule = {
    comment: 'A query whose first word does not tell its language stays the string that it is.',
    name: scope,
    begin: `(?=\\S)(?!${quotes})`,
    end: `(?=${quotes})`,
    patterns: hasEscapes ? [include('#escapes')] : [],
  };
  // Hunting files may say the language behind the opening quotes, as fences of Markdown do.
  const tag: Rule = {
    name: `${scope} meta.language-tag.toml`,
    match: String.raw`\G(?i:sql|eql|kql|es\|?ql)\s*$`,
  };
  return { patterns: [tag, ...leadingComments(quotes), ...regions, text] };
}

function leadingComments(quotes: string): readonly Rule[] {
  return [
    { name: 'comment.line.double-slash.eql', match: `//(?:(?!${quotes}).)*` },
    { name: 'comment.line.double-dash.sql', match: `--(?:(?!${quotes}).)*` },
    blockComment('eql', quotes),
  ];
}

function blockComment(language: string, quotes: string): Rule {
  return { name: `comment.block.${language}`, begin: String.raw`/\*`, end: String.raw`\*/|(?=${quotes})` };
}

/**
 * What goes over lines, or to the end of one, in a language must not run over the quotes that close the query: the languages'
 * own grammars heed `'''`, as far as they are ours.
 */
function bounded({ id }: QueryLanguage, host: BlockKind['id']): readonly Rule[] {
  const quotes = host === 'literal-block' ? "'''" : '"""';
  if (id === 'sql') return boundedSql(quotes);
  if (host === 'literal-block') return [];
  const string: Rule = {
    name: `string.quoted.double.${id}`,
    begin: '"(?!"")',
    end: String.raw`(?="{3}(?!"))|"${id === 'kql' ? '' : '|$'}`,
    patterns: [{ name: `constant.character.escape.${id}`, match: String.raw`\\\\(?:\\\\|\\"|[^\\])|\\.` }],
  };
  if (id === 'kql') return [string];
  return [
    string,
    { name: `comment.line.double-slash.${id}`, match: `//(?:(?!${quotes}).)*` },
    blockComment(id, quotes),
  ];
}

function boundedSql(quotes: string): readonly Rule[] {
  return [
    { name: 'comment.line.double-dash.sql', match: `--(?:(?!${quotes}).)*` },
    blockComment('sql', quotes),
    { name: 'string.quoted.single.sql', begin: "'(?!'')", end: `'(?!'')|(?=${quotes})` },
    { name: 'string.quoted.double.sql', begin: '"(?!"")', end: `"(?!"")|(?=${quotes})` },
  ];
}

/** The content is looked at apart from what follows, so that nothing in it can run on. */
function line(kind: LineKind, key: string, captures: Rule): Rule {
  const languages = QUERY_LANGUAGES.map(({ id, scope, starts }) =>
    wholeLine(kind, key, captures, `(?=${COMMENTS_BEFORE}(?:${starts}))`, {
      name: `meta.embedded.block.${id}`,
      patterns: [...(kind.hasEscapes ? [include(`#escaped-${id}-string`)] : []), include(scope)],
    }),
  );
  const text = wholeLine(kind, key, captures, '', {
    name: kind.scope,
    patterns: kind.hasEscapes ? [include('#escapes')] : [],
  });
  return { patterns: [...languages, text] };
}

const COMMENTS_BEFORE = String.raw`(?:\s|/\*[^*]*\*/)*`;

function wholeLine(
  { scope, open, content, close }: LineKind,
  key: string,
  captures: Rule,
  starts: string,
  capture: Rule,
): Rule {
  const first = key === '' ? 1 : 3;
  return {
    name: 'meta.query.toml',
    match: `${key}(${open})${starts}(${content})(${close})`,
    captures: {
      ...captures,
      [first]: { name: `${scope} punctuation.definition.string.begin.toml` },
      [first + 1]: capture,
      [first + 2]: { name: `${scope} punctuation.definition.string.end.toml` },
    },
  };
}

/** In a basic string of TOML the quotes of a query are escaped, and so are its backslashes. */
function escapedString(id: QueryLanguage['id']): Rule {
  return {
    name: `string.quoted.double.${id}`,
    begin: String.raw`\\"`,
    end: String.raw`\\"|(?=")|$`,
    captures: { 0: { name: 'constant.character.escape.toml' } },
    patterns: [
      {
        name: `constant.character.escape.${id}`,
        match: String.raw`\\\\(?:\\\\|\\"|[^\\])|\\[^"]`,
      },
    ],
  };
}
