import type { Span } from '../../text/span.ts';
import { lexEql, type EqlToken } from '../lex.ts';

export interface Comment {
  readonly text: string;
  readonly span: Span;
  /** Stands behind a token, on the same line, with nothing behind it on that line. */
  readonly trailing: boolean;
  /** A block comment between two tokens of one line. */
  readonly inline: boolean;
}

/** The comments of a query in their order, to be handed out as the text around them is printed. */
export class Comments {
  readonly #comments: readonly Comment[];
  #next = 0;

  constructor(query: string) {
    const tokens = lexEql(query);
    this.#comments = tokens.flatMap((token, index) =>
      token.kind === 'comment' ? [describe(query, token, tokens[index - 1], tokens[index + 1])] : [],
    );
  }

  get isEmpty(): boolean {
    return this.#comments.length === 0;
  }

  /** Comments that start before `offset` and were not handed out yet, as long as `wanted` holds. */
  takeBefore(offset: number, wanted: (comment: Comment) => boolean = () => true): readonly Comment[] {
    const taken: Comment[] = [];
    for (
      let comment = this.#comments[this.#next];
      comment !== undefined;
      comment = this.#comments[this.#next]
    ) {
      if (comment.span.start >= offset || !wanted(comment)) break;
      taken.push(comment);
      this.#next++;
    }
    return taken;
  }
}

function describe(
  query: string,
  { text, span }: EqlToken,
  previous: EqlToken | undefined,
  next: EqlToken | undefined,
): Comment {
  const behindToken = previous !== undefined && !query.slice(previous.span.end, span.start).includes('\n');
  const beforeToken = next !== undefined && !query.slice(span.end, next.span.start).includes('\n');
  const isBlock = text.startsWith('/*');
  return {
    text: text.trimEnd(),
    span,
    trailing: behindToken && !(isBlock && beforeToken),
    inline: isBlock && beforeToken && !text.includes('\n'),
  };
}
