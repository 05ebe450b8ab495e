/**
 * Columns that `METADATA` can load, with their types.
 * https://www.elastic.co/docs/reference/query-languages/esql/esql-metadata-fields
 */
export const METADATA_COLUMNS: ReadonlyMap<string, { readonly type: string; readonly doc: string }> = new Map(
  Object.entries({
    _id: { type: 'keyword', doc: "The event's own id." },
    _version: { type: 'long', doc: 'How often the event was written; grows with each change.' },
    _index: { type: 'keyword', doc: 'The index the event is stored in.' },
    _source: { type: '_source', doc: 'The event as it was sent.' },
    _score: { type: 'double', doc: 'How well the event fits full-text conditions.' },
    _ignored: { type: 'keyword', doc: 'Fields whose values could not be indexed.' },
    _index_mode: { type: 'keyword', doc: 'The mode of the index: `standard`, `logsdb`, `lookup` …' },
    _tier: { type: 'keyword', doc: 'The data tier that holds the index.' },
    _size: { type: 'integer', doc: 'The size of `_source` in bytes, where the size plugin stores it.' },
    _slice: { type: 'keyword', doc: 'The slice of the index that the event belongs to.' },
    _tsid: { type: '_tsid', doc: 'The id of the time series that the sample belongs to.' },
  }),
);
