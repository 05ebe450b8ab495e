import type { Lint } from './lint.ts';
import { certainField } from './support/certain-field.ts';
import { fieldValues } from './support/kql-values.ts';

export const rangeOverText: Lint = {
  code: 'range-over-text',
  category: 'query',
  severity: 'warning',
  summary: 'A KQL range compares numbers in a field of text.',
  rationale:
    'In a field of text a range goes by the order of characters: `"9"` is greater than `"10"`, and `winlog.event_id >= 700` holds for `7045` and for `8`, but not for `4624`. List the values, or compare a field that holds numbers. Only types that all known sources of a field agree in are held against a query.',
  source:
    'elastic/kibana, kbn-es-query (range.ts); elastic/elasticsearch, KeywordFieldMapper (range queries over terms)',
  examples: [
    {
      title: 'Numbers of text',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'event.code >= «4624» and event.code < «"4700"»\'\'\'',
    },
    {
      title: 'Numbers, times, and text that is meant',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'process.pid >= 4 and @timestamp > "now-1d" and user.name < "n"\'\'\'',
    },
  ],
  *check(context) {
    for (const { query, name, value, range } of fieldValues(context)) {
      if (range === undefined || value.kind !== 'string' || !/^-?\d+(?:\.\d+)?$/.test(value.value)) continue;
      if (certainField(name, context.schema)?.group !== 'text') continue;
      yield {
        message: `\`${name}\` holds text, in which \`${range}\` goes by the order of characters: \`9\` comes behind \`10\`. List the values, or compare a field that holds numbers.`,
        span: query.source.spanToSource(value.span),
      };
    }
  },
};
