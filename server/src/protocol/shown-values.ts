/** Values as JSON texts. */
export interface ShownValues {
  /** The first of them; long ones are cut, with `…` at the end. */
  readonly shown: readonly string[];
  readonly total: number;
}
