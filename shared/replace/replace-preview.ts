import type { ChangesPreview } from '../changes/change-hit.ts';

export interface ReplacePreview extends ChangesPreview {
  readonly total: number;
  /** There are more hits than these. */
  readonly truncated: boolean;
}
