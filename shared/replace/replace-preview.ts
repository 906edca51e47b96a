import type { ChangePreview } from '../changes/change-hit.ts';

export interface ReplacePreview extends ChangePreview {
  readonly total: number;
  /** There are more hits than these. */
  readonly truncated: boolean;
}
