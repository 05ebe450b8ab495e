import type { EqlValue } from '../value.ts';

/** What a parameter takes or a function gives. `any`: every type. */
export type ValueKind = 'string' | 'number' | 'integer' | 'boolean' | 'ip' | 'any';

export interface FunctionParameter {
  readonly name: string;
  readonly kind: ValueKind;
  readonly doc: string;
  readonly optional?: true;
  /** May be given once or more; only the last parameter. */
  readonly variadic?: true;
  /** Must be a constant, not a field. */
  readonly constant?: true;
}

/** An expression and its value: shown in the documentation, and run as a test. */
export interface FunctionCase {
  readonly call: string;
  readonly gives: string | number | boolean | null;
}

export interface EqlFunction {
  /** As Elastic's documentation spells it; queries may use any case. */
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: ValueKind;
  /** True when `name~` exists, which ignores case. */
  readonly hasInsensitiveForm: boolean;
  /** One or two sentences of Markdown. */
  readonly doc: string;
  readonly cases: readonly FunctionCase[];
  /** Arguments are as many as the parameters allow; absent optional ones are missing at the end. */
  evaluate(args: readonly EqlValue[], ignoreCase: boolean): EqlValue;
}

/** How a call looks, for hovers and signature help: `between(source, left, right[, greedy])`. */
export function signatureOf(fn: EqlFunction): string {
  const parts = fn.parameters.map((parameter, index) => {
    const name = `${index === 0 ? '' : ', '}${parameter.name}${parameter.variadic === true ? '…' : ''}`;
    return parameter.optional === true ? `[${name}]` : name;
  });
  return `${fn.name}${fn.hasInsensitiveForm ? '[~]' : ''}(${parts.join('')})`;
}
