/** Names of the fact tables under `server/data` and `server/dist/data`. */
export type TableName = 'ecs' | 'layers' | 'streams' | 'usage' | 'attack';

/** Reads a fact table, parsed JSON of the shape its reader states; each reader calls it at most once, on first need. */
export type ReadTable = (name: TableName) => unknown;
