import type { AlignPlan } from './align-episode.ts';

/** What an alignment came to, in numbers, with what is to be written. */
export interface AlignmentView extends Omit<AlignPlan, 'turns' | 'times'> {
  /** Turn index and seconds, to be kept beside the episode. */
  readonly times: readonly (readonly [turn: number, seconds: number])[];
  /** Turns that have a time, and those among them whose time is exact. */
  readonly turns: number;
  readonly exact: number;
}
