import type { ChangeHit } from '../ipc/views.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** How much of the line is shown on either side. */
const around = 40;

/** One edit as a preview shows it, with the words of its line on either side. Offsets are those of `text`. */
export function previewHit(text: string, lines: LineIndex, edit: TextEdit, { place, ticked }: { readonly place: string; readonly ticked: boolean }): ChangeHit {
  const line = lines.lineAt(edit.from);
  const lineEnd = text.indexOf('\n', edit.to);
  const leadFrom = Math.max(lines.startOf(line), edit.from - around);
  const trailTo = Math.min(lineEnd < 0 ? text.length : lineEnd, edit.to + around);
  return {
    line,
    place,
    lead: (leadFrom > lines.startOf(line) ? '…' : '') + text.slice(leadFrom, edit.from),
    removed: text.slice(edit.from, edit.to),
    inserted: edit.insert,
    trail: text.slice(edit.to, trailTo) + (trailTo < (lineEnd < 0 ? text.length : lineEnd) ? '…' : ''),
    edits: [edit],
    ticked,
  };
}
