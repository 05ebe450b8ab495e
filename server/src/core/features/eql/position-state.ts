import type { Expected, Operand, QueryPosition } from './query-position.ts';

/** A bracket that is open. */
export type Frame =
  | { readonly kind: 'group'; isCondition: boolean }
  | { readonly kind: 'call'; readonly name: string; argument: number }
  | { readonly kind: 'list' }
  | { readonly kind: 'term' };

/** What has been read so far. */
export interface PositionState {
  expected: Expected;
  body: QueryPosition['body'];
  category: string | undefined;
  inCondition: boolean;
  operand: Operand | undefined;
  operator: string | undefined;
  listed: string[];
  /** What may follow join keys and options here. */
  rest: 'head' | 'term-end' | 'end';
  /** `maxspan` or `runs`. */
  option: string;
  readonly frames: Frame[];
}

export function newState(): PositionState {
  return {
    expected: 'query',
    body: 'event',
    category: undefined,
    inCondition: false,
    operand: undefined,
    operator: undefined,
    listed: [],
    rest: 'head',
    option: '',
    frames: [],
  };
}
