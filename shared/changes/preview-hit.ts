import type { ChangeHit } from './change-hit.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** How much of the line is shown on either side, to the nearest word. */
const around = 48;

/** One edit as a preview shows it, with the words of its line on either side. Offsets are those of `text`. */
export function previewHit(
  text: string,
  lines: LineIndex,
  edit: TextEdit,
  { place, ticked }: { readonly place: string; readonly ticked: boolean },
): ChangeHit {
  const line = lines.lineAt(edit.from);
  const newline = text.indexOf('\n', edit.to);
  const lead = text.slice(lines.startOf(line), edit.from);
  const trail = text.slice(edit.to, newline < 0 ? text.length : newline);
  return {
    line,
    place,
    lead: lead.length > around ? `… ${lead.slice(-around).replace(/^\S*\s/, '')}` : lead,
    removed: text.slice(edit.from, edit.to),
    inserted: edit.insert,
    trail: trail.length > around ? `${trail.slice(0, around).replace(/\s\S*$/, '')} …` : trail,
    edits: [edit],
    ticked,
  };
}
