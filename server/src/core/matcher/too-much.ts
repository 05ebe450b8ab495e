/**
 * A run over a stream would have to keep more events than there is room for. The message is a sentence that says what, and what to
 * do. Only runs with `RunRoom` throw it.
 */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** Events of a stream stand further out of order than there is room to sort them. */
export class TooFarApart extends TooMuch {}
