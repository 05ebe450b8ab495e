import { blocks, code } from '../../markdown.ts';
import { KEYWORDS, PIPES } from './keywords.ts';
import { OPERATORS, type WordDoc } from './operators.ts';

const WORDS = new Map([...KEYWORDS, ...OPERATORS].map((doc) => [doc.word, doc]));
const PIPE_WORDS = new Map(PIPES.map((doc) => [doc.word, doc]));

export function wordOf(text: string): WordDoc | undefined {
  return WORDS.get(text);
}

export function pipeOf(name: string): WordDoc | undefined {
  return PIPE_WORDS.get(name);
}

/** What is known about an operator, keyword or pipe, as Markdown. */
export function wordDoc(doc: WordDoc): string {
  return blocks(`**${code(doc.form)}**`, doc.doc);
}
