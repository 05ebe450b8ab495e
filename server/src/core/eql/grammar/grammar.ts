import { CstParser } from 'chevrotain';
import { ALL_TYPES, ComparisonSign, MatchSign, type } from './token-types.ts';

/** EQL's grammar as Elasticsearch has it (EqlBase.g4): what a right query is. Slips are the tolerant reader's (`parser/`). */
class EqlGrammar extends CstParser {
  constructor(validate: boolean) {
    super(ALL_TYPES, {
      recoveryEnabled: false,
      maxLookahead: 3,
      nodeLocationTracking: 'onlyOffset',
      // Chevrotain's own checks of the grammar need a newer Node than the bundles run on: a test has them on.
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
    this.CONSUME(type('sequence'));
    this.OPTION1(() => this.SUBRULE(this.joinKeys));
    this.OPTION2(() => this.SUBRULE(this.maxspan));
    this.AT_LEAST_ONE(() => this.SUBRULE(this.term));
    this.OPTION3(() => this.SUBRULE(this.until));
  });

  maxspan = this.RULE('maxspan', () => {
    this.CONSUME(type('with'));
    this.CONSUME(type('maxspan'));
    this.CONSUME(type('='));
    this.CONSUME(type('integer'));
    this.CONSUME(type('identifier'));
  });

  sample = this.RULE('sample', () => {
    this.CONSUME(type('sample'));
    this.OPTION(() => this.SUBRULE(this.joinKeys));
    this.AT_LEAST_ONE(() => this.SUBRULE(this.term));
  });

  join = this.RULE('join', () => {
    this.CONSUME(type('join'));
    this.OPTION1(() => this.SUBRULE(this.joinKeys));
    this.AT_LEAST_ONE(() => this.SUBRULE(this.term));
    this.OPTION2(() => this.SUBRULE(this.until));
  });

  until = this.RULE('until', () => {
    this.CONSUME(type('until'));
    this.SUBRULE(this.term);
  });

  term = this.RULE('term', () => {
    this.OR([{ ALT: () => this.CONSUME(type('[')) }, { ALT: () => this.CONSUME(type('![')) }]);
    this.SUBRULE(this.eventQuery);
    this.CONSUME(type(']'));
    this.OPTION1(() => this.SUBRULE(this.joinKeys));
    this.OPTION2(() => this.SUBRULE(this.runs));
  });

  runs = this.RULE('runs', () => {
    this.CONSUME(type('with'));
    this.CONSUME(type('identifier'));
    this.CONSUME(type('='));
    this.CONSUME(type('integer'));
  });

  joinKeys = this.RULE('joinKeys', () => {
    this.CONSUME(type('by'));
    this.AT_LEAST_ONE_SEP({ SEP: type(','), DEF: () => this.SUBRULE(this.expression) });
  });

  pipe = this.RULE('pipe', () => {
    this.CONSUME(type('|'));
    this.CONSUME(type('identifier'));
    this.MANY_SEP({ SEP: type(','), DEF: () => this.SUBRULE(this.expression) });
  });

  eventQuery = this.RULE('eventQuery', () => {
    this.OR([
      { ALT: () => this.CONSUME(type('any')) },
      { ALT: () => this.CONSUME(type('identifier')) },
      { ALT: () => this.CONSUME(type('string')) },
    ]);
    this.CONSUME(type('where'));
    this.SUBRULE(this.expression);
  });

  expression = this.RULE('expression', () => {
    this.AT_LEAST_ONE_SEP({ SEP: type('or'), DEF: () => this.SUBRULE(this.conjunction) });
  });

  conjunction = this.RULE('conjunction', () => {
    this.AT_LEAST_ONE_SEP({ SEP: type('and'), DEF: () => this.SUBRULE(this.negation) });
  });

  negation = this.RULE('negation', () => {
    this.MANY(() => this.CONSUME(type('not')));
    this.SUBRULE(this.comparison);
  });

  comparison = this.RULE('comparison', () => {
    this.SUBRULE1(this.sum);
    this.OPTION(() => {
      this.CONSUME(ComparisonSign);
      this.SUBRULE2(this.sum);
    });
  });

  sum = this.RULE('sum', () => {
    this.SUBRULE1(this.product);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(type('+')) }, { ALT: () => this.CONSUME(type('-')) }]);
      this.SUBRULE2(this.product);
    });
  });

  product = this.RULE('product', () => {
    this.SUBRULE1(this.signed);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(type('*')) },
        { ALT: () => this.CONSUME(type('/')) },
        { ALT: () => this.CONSUME(type('%')) },
      ]);
      this.SUBRULE2(this.signed);
    });
  });

  signed = this.RULE('signed', () => {
    this.MANY(() =>
      this.OR([{ ALT: () => this.CONSUME(type('+')) }, { ALT: () => this.CONSUME(type('-')) }]),
    );
    this.SUBRULE(this.primary);
    this.OPTION(() => this.SUBRULE(this.predicate));
  });

  predicate = this.RULE('predicate', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.inList) }, { ALT: () => this.SUBRULE(this.match) }]);
  });

  inList = this.RULE('inList', () => {
    this.OPTION(() => this.CONSUME(type('not')));
    this.OR([{ ALT: () => this.CONSUME(type('in~')) }, { ALT: () => this.CONSUME(type('in')) }]);
    this.SUBRULE(this.list);
  });

  match = this.RULE('match', () => {
    this.CONSUME(MatchSign);
    this.OR([
      { ALT: () => this.SUBRULE1(this.literal) },
      {
        ALT: () => {
          this.CONSUME(type('('));
          this.AT_LEAST_ONE_SEP({ SEP: type(','), DEF: () => this.SUBRULE2(this.literal) });
          this.CONSUME(type(')'));
        },
      },
    ]);
  });

  /** A plain literal, of which long lists are made, takes the short way past the levels of an expression. */
  list = this.RULE('list', () => {
    this.CONSUME(type('('));
    this.MANY_SEP({
      SEP: type(','),
      DEF: () =>
        this.OR({
          DEF: [
            { GATE: () => this.isWholeItem(), ALT: () => this.SUBRULE(this.literal) },
            { ALT: () => this.SUBRULE(this.expression) },
          ],
          IGNORE_AMBIGUITIES: true,
        }),
    });
    this.CONSUME(type(')'));
  });

  private isWholeItem(): boolean {
    const next = this.LA(2).tokenType;
    return next === type(',') || next === type(')');
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
      { ALT: () => this.CONSUME(type('string')) },
      { ALT: () => this.CONSUME(type('integer')) },
      { ALT: () => this.CONSUME(type('decimal')) },
      { ALT: () => this.CONSUME(type('true')) },
      { ALT: () => this.CONSUME(type('false')) },
      { ALT: () => this.CONSUME(type('null')) },
    ]);
  });

  group = this.RULE('group', () => {
    this.CONSUME(type('('));
    this.SUBRULE(this.expression);
    this.CONSUME(type(')'));
  });

  call = this.RULE('call', () => {
    this.OR([
      { ALT: () => this.CONSUME(type('identifier')) },
      { ALT: () => this.CONSUME(type('tilde-identifier')) },
    ]);
    this.SUBRULE(this.list);
  });

  field = this.RULE('field', () => {
    this.OPTION(() => this.CONSUME(type('?')));
    this.AT_LEAST_ONE_SEP({ SEP: type('.'), DEF: () => this.SUBRULE(this.namePart) });
  });

  namePart = this.RULE('namePart', () => {
    this.OR([
      { ALT: () => this.CONSUME(type('identifier')) },
      { ALT: () => this.CONSUME(type('quoted-identifier')) },
    ]);
  });
}

let shared: EqlGrammar | undefined;

/** The one parser, made when it is first needed: that costs more than thousands of queries. */
export function eqlGrammar(): EqlGrammar {
  shared ??= new EqlGrammar(false);
  return shared;
}

/** Builds the grammar with all of chevrotain's checks on, which throw what they find. For tests. */
export function validateGrammar(): void {
  new EqlGrammar(true);
}
