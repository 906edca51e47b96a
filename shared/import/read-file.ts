import type { ReadAs } from '../formats/model/read-as.ts';
import type { ReadProblem } from '../formats/model/timed-transcript.ts';
import type { Declaration } from '../operations/legend-entries.ts';

/** A file that was read, and waits for what the editor makes of it. */
export interface ReadFile {
  readonly id: string;
  /** The file's own name. */
  readonly name: string;
  /** In words: “WebVTT captions”. */
  readonly format: string;
  readonly segments: number;
  /** Of the segments, those of which the file does not say who speaks. */
  readonly unassigned: number;
  readonly words: number;
  /** Of the last word, in seconds; null where the file has no times. */
  readonly seconds: number | null;
  /** Who the file says speaks, in order of appearance, with whom they are likely to be. */
  readonly speakers: readonly {
    readonly name: string;
    readonly segments: number;
    readonly says: string;
    readonly suggested: Declaration;
  }[];
  /** As the file calls itself, or its name. */
  readonly title: string;
  /** Of its front matter; null where it tells none. */
  readonly date: string | null;
  /** To read it once more, otherwise. */
  readonly path: string;
  /** That it was read in, as the Encoding Standard names it; null for a Word document. */
  readonly encoding: string | null;
  /** As which the editor had it read; null where it was recognised. */
  readonly readAs: ReadAs | null;
  readonly problems: readonly ReadProblem[];
}
