const MILLISECOND = 1_000_000n;

/**
 * ISO 8601 with as many digits of a second as there are; the number itself for years that it can't write.
 * @param nanoseconds since 1970
 */
export function isoTime(nanoseconds: bigint): string {
  const rest = ((nanoseconds % MILLISECOND) + MILLISECOND) % MILLISECOND;
  const date = new Date(Number((nanoseconds - rest) / MILLISECOND));
  if (Number.isNaN(date.getTime())) return String(nanoseconds);
  const iso = date.toISOString();
  return rest === 0n ? iso : iso.replace('Z', `${String(rest).padStart(6, '0')}Z`);
}
