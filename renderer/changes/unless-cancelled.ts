import { failureOf } from '../../shared/failure.ts';

/** For a preview that another one took the place of, or whose dialog was closed: nothing to tell. @throws whatever else went wrong */
export function unlessCancelled(error: unknown): null {
  if (failureOf(error).code === 'cancelled') return null;
  throw error;
}
