import { CstParser, type CstNode, type IParserErrorMessageProvider } from 'chevrotain';
import { expectation } from './messages.ts';
import * as t from './tokens.ts';

/**
 * EQL's grammar as Elasticsearch has it (EqlBase.g4), a little wider where a wrong query has one clear meaning: the tree
 * builder reports those (`by` behind `with`, a comma too many, an empty list, an operand on the right of `:`).
 */
class EqlParser extends CstParser {
  constructor(messages: IParserErrorMessageProvider, validate: boolean) {
    super(t.ALL_TOKENS, {
      recoveryEnabled: true,
      maxLookahead: 3,
      nodeLocationTracking: 'onlyOffset',
      errorMessageProvider: messages,
      skipValidations: !validate,
    });
    this.performSelfAnalysis();
  }

  query = this.RULE('query', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.sequence) },
      { ALT: () => this.SUBRULE(this.sample) },
      { ALT: () => this.SUBRULE(this.join) },
      { ALT: () => this.SUBRULE(this.eventQuery) },
    ]);
    this.MANY(() => this.SUBRULE(this.pipe));
  });

  onlyExpression = this.RULE('onlyExpression', () => {
    this.SUBRULE(this.expression);
  });

  sequence = this.RULE('sequence', () => {
    this.CONSUME(t.Sequence);
    this.MANY(() => this.SUBRULE(this.sequenceOption));
    this.AT_LEAST_ONE(() => this.SUBRULE(this.term));
    this.OPTION(() => this.SUBRULE(this.until));
  });

  sequenceOption = this.RULE('sequenceOption', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.joinKeys) }, { ALT: () => this.SUBRULE(this.maxspan) }]);
  });

  maxspan = this.RULE('maxspan', () => {
    this.CONSUME(t.With);
    this.OR([{ ALT: () => this.CONSUME(t.MaxspanWord) }, { ALT: () => this.CONSUME1(t.Identifier) }]);
    this.CONSUME(t.Assign);
    this.SUBRULE(this.optionNumber);
    this.OPTION(() => this.CONSUME2(t.Identifier));
  });

  optionNumber = this.RULE('optionNumber', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Integer) }, { ALT: () => this.CONSUME(t.Decimal) }]);
  });

  sample = this.RULE('sample', () => {
    this.CONSUME(t.Sample);
    this.OPTION(() => this.SUBRULE(this.joinKeys));
    this.AT_LEAST_ONE(() => this.SUBRULE(this.term));
  });

  join = this.RULE('join', () => {
    this.CONSUME(t.Join);
    this.OPTION1(() => this.SUBRULE(this.joinKeys));
    this.AT_LEAST_ONE(() => this.SUBRULE(this.term));
    this.OPTION2(() => this.SUBRULE(this.until));
  });

  until = this.RULE('until', () => {
    this.CONSUME(t.Until);
    this.SUBRULE(this.term);
  });

  term = this.RULE('term', () => {
    this.OR([{ ALT: () => this.CONSUME(t.LeftBracket) }, { ALT: () => this.CONSUME(t.MissingBracket) }]);
    this.SUBRULE(this.eventQuery);
    this.CONSUME(t.RightBracket);
    this.OPTION1(() => this.SUBRULE(this.joinKeys));
    this.OPTION2(() => this.SUBRULE(this.runs));
  });

  runs = this.RULE('runs', () => {
    this.CONSUME(t.With);
    this.CONSUME(t.Identifier);
    this.CONSUME(t.Assign);
    this.SUBRULE(this.optionNumber);
  });

  joinKeys = this.RULE('joinKeys', () => {
    this.CONSUME(t.By);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.expression) });
  });

  pipe = this.RULE('pipe', () => {
    this.CONSUME(t.PipeSign);
    this.CONSUME(t.Identifier);
    this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.expression) });
  });

  eventQuery = this.RULE('eventQuery', () => {
    this.SUBRULE(this.category);
    this.CONSUME(t.Where);
    this.SUBRULE(this.expression);
  });

  category = this.RULE('category', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Any) },
      { ALT: () => this.CONSUME(t.Identifier) },
      { ALT: () => this.CONSUME(t.AnyString) },
    ]);
  });

  expression = this.RULE('expression', () => {
    this.SUBRULE1(this.conjunction);
    this.MANY(() => {
      this.CONSUME(t.Or);
      this.SUBRULE2(this.conjunction);
    });
  });

  conjunction = this.RULE('conjunction', () => {
    this.SUBRULE1(this.negation);
    this.MANY(() => {
      this.CONSUME(t.And);
      this.SUBRULE2(this.negation);
    });
  });

  negation = this.RULE('negation', () => {
    this.MANY(() => this.CONSUME(t.Not));
    this.SUBRULE(this.comparison);
  });

  comparison = this.RULE('comparison', () => {
    this.SUBRULE1(this.sum);
    this.OPTION(() => {
      this.CONSUME(t.ComparisonSign);
      this.SUBRULE2(this.sum);
    });
  });

  sum = this.RULE('sum', () => {
    this.SUBRULE1(this.product);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      this.SUBRULE2(this.product);
    });
  });

  product = this.RULE('product', () => {
    this.SUBRULE1(this.signed);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(t.Star) },
        { ALT: () => this.CONSUME(t.Slash) },
        { ALT: () => this.CONSUME(t.Percent) },
      ]);
      this.SUBRULE2(this.signed);
    });
  });

  signed = this.RULE('signed', () => {
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]));
    this.SUBRULE(this.primary);
    this.OPTION(() => this.SUBRULE(this.predicate));
  });

  predicate = this.RULE('predicate', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.inPredicate) },
      { ALT: () => this.SUBRULE(this.matchPredicate) },
    ]);
  });

  inPredicate = this.RULE('inPredicate', () => {
    this.OPTION(() => this.CONSUME(t.Not));
    this.OR([{ ALT: () => this.CONSUME(t.InInsensitive) }, { ALT: () => this.CONSUME(t.In) }]);
    this.SUBRULE(this.list);
  });

  matchPredicate = this.RULE('matchPredicate', () => {
    this.CONSUME(t.MatchSign);
    this.OR([{ ALT: () => this.SUBRULE(this.list) }, { ALT: () => this.SUBRULE(this.matchValue) }]);
  });

  matchValue = this.RULE('matchValue', () => {
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]));
    this.SUBRULE(this.plainValue);
  });

  plainValue = this.RULE('plainValue', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => this.SUBRULE(this.call) },
      { ALT: () => this.SUBRULE(this.field) },
    ]);
  });

  /**
   * Commas too many, and nothing at all, are taken here and reported by the tree builder. A plain literal, of which long
   * lists are made, takes the short way past the nine levels of an expression.
   */
  list = this.RULE('list', () => {
    this.CONSUME(t.LeftParen);
    this.MANY(() =>
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.Comma) },
          { GATE: () => this.isWholeItem(), ALT: () => this.SUBRULE(this.literal) },
          { ALT: () => this.SUBRULE(this.expression) },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
    );
    this.CONSUME(t.RightParen);
  });

  private isWholeItem(): boolean {
    const next = this.LA(2).tokenType;
    return next === t.Comma || next === t.RightParen;
  }

  primary = this.RULE('primary', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => this.SUBRULE(this.call) },
      { ALT: () => this.SUBRULE(this.field) },
      { ALT: () => this.SUBRULE(this.group) },
    ]);
  });

  literal = this.RULE('literal', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.AnyString) },
      { ALT: () => this.CONSUME(t.Integer) },
      { ALT: () => this.CONSUME(t.Decimal) },
      { ALT: () => this.CONSUME(t.True) },
      { ALT: () => this.CONSUME(t.False) },
      { ALT: () => this.CONSUME(t.Null) },
    ]);
  });

  group = this.RULE('group', () => {
    this.CONSUME(t.LeftParen);
    this.SUBRULE(this.expression);
    this.CONSUME(t.RightParen);
  });

  call = this.RULE('call', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Identifier) }, { ALT: () => this.CONSUME(t.TildeIdentifier) }]);
    this.SUBRULE(this.list);
  });

  field = this.RULE('field', () => {
    this.OPTION(() => this.CONSUME(t.QuestionMark));
    this.SUBRULE1(this.namePart);
    this.MANY(() => {
      this.CONSUME(t.Dot);
      this.SUBRULE2(this.namePart);
    });
  });

  namePart = this.RULE('namePart', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Identifier) }, { ALT: () => this.CONSUME(t.QuotedIdentifier) }]);
  });
}

let shared: EqlParser | undefined;

/** The one parser; it is reused, since building it costs more than thousands of queries. */
export function eqlParser(): EqlParser {
  shared ??= new EqlParser(expectation, false);
  return shared;
}

/** Builds the grammar once more with all of chevrotain's checks on; throws what they find. For tests. */
export function validateGrammar(): void {
  new EqlParser(expectation, true);
}

export type { CstNode };
