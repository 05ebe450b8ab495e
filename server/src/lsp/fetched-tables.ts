import type { ReadTable } from '../core/index.ts';

/**
 * The fact tables over the address that the client gives as `initializationOptions.tables`: `<address>/<name>.json`. A worker
 * may wait for an answer, so tables are read on first need here too.
 */
export function fetchedTables(options: unknown): ReadTable {
  const folder = addressIn(options);
  return (name) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${folder}/${name}.json`, false);
    request.send();
    if (request.status !== 200) {
      throw new Error(`The table ${name} can't be read: ${folder} answered ${String(request.status)}`);
    }
    return JSON.parse(request.responseText) as unknown;
  };
}

function addressIn(options: unknown): string {
  const named = typeof options === 'object' && options !== null && 'tables' in options;
  if (named && typeof options.tables === 'string') return options.tables;
  throw new Error('The client gave no address of the fact tables (`initializationOptions.tables`).');
}
