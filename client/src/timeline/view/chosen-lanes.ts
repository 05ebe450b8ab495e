import type { ExplainedSequence } from '../../../../server/src/protocol/index.ts';
import type { LaneLayout } from './tracks.ts';
import { bare } from './words.ts';

/** So many lanes at first, and with each "more". */
export const PAGE = 20;

export interface ChosenLanes {
  readonly shown: readonly LaneLayout[];
  /** How many others there are that the filter lets through. */
  readonly hidden: number;
}

/** The lanes whose keys hold a text, without regard to case: the first `most` of them. */
export function chosenLanes(
  lanes: readonly LaneLayout[],
  { lanes: keys }: Pick<ExplainedSequence, 'lanes'>,
  filter: string,
  most: number,
): ChosenLanes {
  const wanted = filter.trim().toLowerCase();
  const fitting = lanes.filter(
    ({ lane }) =>
      wanted === '' || (keys[lane]?.key ?? []).some((value) => bare(value).toLowerCase().includes(wanted)),
  );
  return { shown: fitting.slice(0, most), hidden: Math.max(0, fitting.length - most) };
}
