import { abs } from './abs.ts';
import { avg } from './avg.ts';
import { bucket } from './bucket.ts';
import { byteLength } from './byte-length.ts';
import { caseOf } from './case.ts';
import { categorize } from './categorize.ts';
import { ceil } from './ceil.ts';
import { cidrMatch } from './cidr-match.ts';
import { coalesce } from './coalesce.ts';
import { concat } from './concat.ts';
import { contains } from './contains.ts';
import { count } from './count.ts';
import { countDistinct } from './count-distinct.ts';
import { dateDiff } from './date-diff.ts';
import { dateExtract } from './date-extract.ts';
import { dateFormat } from './date-format.ts';
import { dateParse } from './date-parse.ts';
import { dateTrunc } from './date-trunc.ts';
import { dayName } from './day-name.ts';
import { endsWith } from './ends-with.ts';
import { first } from './first.ts';
import { floor } from './floor.ts';
import { fromBase64 } from './from-base64.ts';
import { greatest } from './greatest.ts';
import { hash } from './hash.ts';
import { ipPrefix } from './ip-prefix.ts';
import { jsonExtract } from './json-extract.ts';
import { kql } from './kql.ts';
import { last } from './last.ts';
import { least } from './least.ts';
import { left } from './left.ts';
import { length } from './length.ts';
import { locate } from './locate.ts';
import { ltrim } from './ltrim.ts';
import { matchText } from './match.ts';
import { matchPhrase } from './match-phrase.ts';
import { max } from './max.ts';
import { md5 } from './md5.ts';
import { median } from './median.ts';
import { medianAbsoluteDeviation } from './median-absolute-deviation.ts';
import { min } from './min.ts';
import { monthName } from './month-name.ts';
import { mvAppend } from './mv-append.ts';
import { mvAvg } from './mv-avg.ts';
import { mvConcat } from './mv-concat.ts';
import { mvContains } from './mv-contains.ts';
import { mvCount } from './mv-count.ts';
import { mvDedupe } from './mv-dedupe.ts';
import { mvFirst } from './mv-first.ts';
import { mvIntersection } from './mv-intersection.ts';
import { mvIntersects } from './mv-intersects.ts';
import { mvLast } from './mv-last.ts';
import { mvMax } from './mv-max.ts';
import { mvMedian } from './mv-median.ts';
import { mvMin } from './mv-min.ts';
import { mvSlice } from './mv-slice.ts';
import { mvSort } from './mv-sort.ts';
import { mvSum } from './mv-sum.ts';
import { mvZip } from './mv-zip.ts';
import { networkDirection } from './network-direction.ts';
import { now } from './now.ts';
import { percentile } from './percentile.ts';
import { pow } from './pow.ts';
import { qstr } from './qstr.ts';
import { repeat } from './repeat.ts';
import { replace } from './replace.ts';
import { reverse } from './reverse.ts';
import { right } from './right.ts';
import { round } from './round.ts';
import { rtrim } from './rtrim.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import { space } from './space.ts';
import { split } from './split.ts';
import { sqrt } from './sqrt.ts';
import { stDistance } from './st-distance.ts';
import { stX } from './st-x.ts';
import { stY } from './st-y.ts';
import { startsWith } from './starts-with.ts';
import { stdDev } from './std-dev.ts';
import { substring } from './substring.ts';
import { sum } from './sum.ts';
import { toBase64 } from './to-base64.ts';
import { toBoolean } from './to-boolean.ts';
import { toDatetime } from './to-datetime.ts';
import { toDouble } from './to-double.ts';
import { toGeopoint } from './to-geopoint.ts';
import { toInteger } from './to-integer.ts';
import { toIp } from './to-ip.ts';
import { toLong } from './to-long.ts';
import { toLower } from './to-lower.ts';
import { toString } from './to-string.ts';
import { toUpper } from './to-upper.ts';
import { toVersion } from './to-version.ts';
import { top } from './top.ts';
import { trim } from './trim.ts';
import { urlDecode } from './url-decode.ts';
import { urlEncode } from './url-encode.ts';
import { valuesOf } from './values.ts';
import { variance } from './variance.ts';
import type { EsqlFunction } from './function.ts';
import { OTHER_FUNCTIONS } from './others.ts';

/** Functions that are explained, sorted by name. */
export const EXPLAINED_FUNCTIONS: readonly EsqlFunction[] = [
  abs,
  avg,
  bucket,
  byteLength,
  caseOf,
  categorize,
  ceil,
  cidrMatch,
  coalesce,
  concat,
  contains,
  count,
  countDistinct,
  dateDiff,
  dateExtract,
  dateFormat,
  dateParse,
  dateTrunc,
  dayName,
  endsWith,
  first,
  floor,
  fromBase64,
  greatest,
  hash,
  ipPrefix,
  jsonExtract,
  kql,
  last,
  least,
  left,
  length,
  locate,
  ltrim,
  matchText,
  matchPhrase,
  max,
  md5,
  median,
  medianAbsoluteDeviation,
  min,
  monthName,
  mvAppend,
  mvAvg,
  mvConcat,
  mvContains,
  mvCount,
  mvDedupe,
  mvFirst,
  mvIntersection,
  mvIntersects,
  mvLast,
  mvMax,
  mvMedian,
  mvMin,
  mvSlice,
  mvSort,
  mvSum,
  mvZip,
  networkDirection,
  now,
  percentile,
  pow,
  qstr,
  repeat,
  replace,
  reverse,
  right,
  round,
  rtrim,
  sha1,
  sha256,
  space,
  split,
  sqrt,
  stDistance,
  stX,
  stY,
  startsWith,
  stdDev,
  substring,
  sum,
  toBase64,
  toBoolean,
  toDatetime,
  toDouble,
  toGeopoint,
  toInteger,
  toIp,
  toLong,
  toLower,
  toString,
  toUpper,
  toVersion,
  top,
  trim,
  urlDecode,
  urlEncode,
  valuesOf,
  variance,
];

/** All functions that Elasticsearch 9.4 has. */
export const ESQL_FUNCTIONS: readonly EsqlFunction[] = [...EXPLAINED_FUNCTIONS, ...OTHER_FUNCTIONS];

const BY_NAME: ReadonlyMap<string, EsqlFunction> = new Map(
  ESQL_FUNCTIONS.flatMap((fn) => [fn.name, ...(fn.aliases ?? [])].map((name) => [name, fn] as const)),
);

/** The function a name means; the case of its letters does not matter to Elasticsearch. */
export function esqlFunction(name: string): EsqlFunction | undefined {
  return BY_NAME.get(name.toLowerCase());
}
