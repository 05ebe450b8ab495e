/** What shows by its form alone what it is. Each is linear in the text's length. */

/** Local part and domain. */
export const EMAIL =
  /(?<![\w.+-])([A-Za-z0-9][\w.+-]{0,63})@((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?![\w-])/g;

/** Of a domain or of a directory, without the number of the account behind it. */
export const SID = /(?<![\w-])(?:S-1-5-21(?:-\d{1,10}){3}|S-1-12-1(?:-\d{1,10}){4})(?!\d)/i;

export const MAC = /(?<![\da-z:-])[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}(?![\da-z]|[:-][\da-f])/gi;

export const IPV4 = /(?<![\w.]|version[=: ] ?)(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)/gi;

export const IPV6 = /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[\da-f]{1,4})?(?![\w:])/gi;

/** Blocks that everybody has, which name no machine. */
export const COMMON_BLOCK =
  /^(?:10\.0\.0\.0\/8|172\.16\.0\.0\/12|192\.168\.0\.0\/16|100\.64\.0\.0\/10|fe80::\/10|fc00::\/7|fd00::\/8)(?!\d)/i;
