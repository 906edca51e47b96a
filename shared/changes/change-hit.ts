import type { FailedFile } from '../failed-file.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** One place that a change of many files would touch, as a preview shows it. */
export interface ChangeHit {
  /** From 1, in the file. */
  readonly line: number;
  /** Where that is, in words: who speaks, a field's key, the legend. */
  readonly place: string;
  /** The text on either side, and what goes out and comes in between. */
  readonly lead: string;
  readonly removed: string;
  readonly inserted: string;
  readonly trail: string;
  readonly edits: readonly TextEdit[];
  /** Whether it is ticked beforehand. */
  readonly ticked: boolean;
  /** What is wrong there, in a sentence. */
  readonly why?: string;
  /** Hits of a file with the same number are several answers to one problem: one of them can be ticked. */
  readonly problem?: number;
}

export interface FilePreview<Hit extends ChangeHit = ChangeHit> {
  readonly path: string;
  readonly title: string;
  /** Of the bytes that the edits were worked out for; of the saved ones where the text was an editor's unsaved one. */
  readonly hash: string;
  readonly hits: readonly Hit[];
}

/** What a change of many files would do, in the order of their paths. */
export interface ChangesPreview<Hit extends ChangeHit = ChangeHit> {
  readonly files: readonly FilePreview<Hit>[];
  readonly failed: readonly FailedFile[];
}
