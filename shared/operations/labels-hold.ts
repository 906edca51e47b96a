import type { Episode, ParseOptions } from '../episode/model/episode.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import { itemsWithin } from '../text/ranges.ts';
import { applyEdits, sortEdits, type TextEdit } from '../text/text-edit.ts';

/** Whether a re-parse after `edits` shows the same turns, each with the label that the edits leave it. */
export function labelsHold({ text, turns }: Episode, edits: readonly TextEdit[], options: ParseOptions): boolean {
  const sorted = sortEdits(edits);
  const after = parseEpisode(applyEdits(text, edits), options).turns;
  return (
    after.length === turns.length &&
    turns.every(({ label: { text: label, range } }, index) => {
      const own = itemsWithin(sorted, (edit) => edit, range).map((edit) => ({
        ...edit,
        from: edit.from - range.from,
        to: edit.to - range.from,
      }));
      return after[index]!.label.text === (own.length === 0 ? label : applyEdits(label, own));
    })
  );
}
