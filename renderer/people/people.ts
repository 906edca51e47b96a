import type { Answer } from '../../shared/ipc/contract.ts';

export type People = Answer<'people.list'>;
export type Person = People['people'][number];

/** A rename that is being prepared; the names can still be changed. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}
