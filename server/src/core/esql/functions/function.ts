/** A type of ES|QL's, such as `keyword`; `same`: that of the first argument, `second`: of the second; `sum`: `long` or `double`. */
export type ResultType = string;

export interface FunctionParameter {
  readonly name: string;
  readonly optional?: true;
  /** May be given once or more; only the last parameter. */
  readonly variadic?: true;
}

export interface EsqlFunction {
  /** In lower case; queries may use any. */
  readonly name: string;
  /** Aggregations stand behind `STATS`, groupings behind its `BY`. */
  readonly kind: 'scalar' | 'aggregate' | 'grouping' | 'time-series';
  readonly parameters: readonly FunctionParameter[];
  readonly returns: ResultType;
  /** One or two sentences of Markdown, our own words; absent for functions that rules hardly use. */
  readonly doc?: string;
  /** A use of it, perhaps with what it gives. */
  readonly example?: string;
  readonly aliases?: readonly string[];
}

/** How a call looks, for hovers and signature help: `SUBSTRING(string, start[, length])`. */
export function signatureOf(fn: EsqlFunction): string {
  const parts = fn.parameters.map(({ name, optional, variadic }, index) => {
    const part = `${index === 0 ? '' : ', '}${name}${variadic === true ? '…' : ''}`;
    return optional === true ? `[${part}]` : part;
  });
  return `${fn.name.toUpperCase()}(${parts.join('')})`;
}

/** Fewest and most arguments (`Infinity` for no limit). An optional one may be left out at the start too (`DATE_FORMAT`). */
export function argumentCount({ parameters }: EsqlFunction): {
  readonly least: number;
  readonly most: number;
} {
  const least = parameters.filter(({ optional }) => optional !== true).length;
  const isOpen = parameters.at(-1)?.variadic === true;
  return { least, most: isOpen ? Number.POSITIVE_INFINITY : parameters.length };
}
