/** What a value stands in. It tells where one that can't be read ends, and what may follow it. */
export type ValuePlace = 'line' | 'array' | 'inline-table';
