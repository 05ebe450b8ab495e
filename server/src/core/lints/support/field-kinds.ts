/** Fields whose values are commands and scripts as they were typed, in which `*` and `?` may stand for themselves. */
export function holdsCommands(field: string): boolean {
  return /(?:^|\.)(?:args|command_line|command|script_block_text)$/i.test(field);
}

/** Fields whose values are addresses of the web, in which `?` starts the query. */
export function holdsAddresses(field: string): boolean {
  return /ur[il]|request|referrer|path_and_query|(?:^|\.)query$/i.test(field);
}
