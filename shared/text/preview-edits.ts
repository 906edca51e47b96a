import { isHalf, sortEdits, type TextEdit } from './text-edit.ts';

/** One place that edits change, with a few words around it. */
export interface EditPreview {
  readonly before: string;
  readonly after: string;
}

/** In characters, on each side. */
const around = 24;
/** Of what an edit takes away or puts in: of more than that, the beginning and the end. */
const maxShown = 160;

/**
 * What edits do to a text, place by place: changes that stand close together are one place. Line breaks and white space
 * that is easily overlooked are made visible; `…` stands for what is left out.
 * @throws RangeError when edits overlap
 */
export function previewEdits(text: string, edits: readonly TextEdit[]): EditPreview[] {
  const places: TextEdit[][] = [];
  for (const edit of sortEdits(edits)) {
    const last = places.at(-1);
    if (last !== undefined && edit.from - last.at(-1)!.to <= around) last.push(edit);
    else places.push([edit]);
  }
  return places.map((place) => previewPlace(text, place));
}

function previewPlace(text: string, edits: readonly TextEdit[]): EditPreview {
  const first = edits[0]!.from;
  const last = edits.at(-1)!.to;
  const lead = leadUpTo(text, first);
  const trail = trailFrom(text, last);
  let before = '';
  let after = '';
  let position = first;
  for (const { from, to, insert } of edits) {
    const kept = text.slice(position, from);
    before += kept + shorten(text.slice(from, to));
    after += kept + shorten(insert);
    position = to;
  }
  return { before: makeVisible(lead + before + trail), after: makeVisible(lead + after + trail) };
}

function leadUpTo(text: string, end: number): string {
  let from = Math.max(0, end - around);
  if (from === 0) return text.slice(0, end);
  const space = text.slice(from, end).search(/\s/);
  if (space >= 0) from += space + 1;
  else if (isHalf(text, from)) from++;
  return `…${text.slice(from, end)}`;
}

function trailFrom(text: string, start: number): string {
  let to = start + around;
  if (to >= text.length) return text.slice(start);
  const space = /\s\S*$/.exec(text.slice(start, to));
  if (space !== null) to = start + space.index;
  else if (isHalf(text, to)) to--;
  return `${text.slice(start, to)}…`;
}

function shorten(text: string): string {
  if (text.length <= maxShown) return text;
  const head = isHalf(text, maxShown / 2) ? maxShown / 2 - 1 : maxShown / 2;
  const tail = text.length - maxShown / 2;
  return `${text.slice(0, head)}…${text.slice(isHalf(text, tail) ? tail + 1 : tail)}`;
}

function makeVisible(text: string): string {
  return text
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥')
    .replaceAll('\u00a0', '⍽')
    .replace(/ {2,}| $|^ | (?=⏎)/g, (spaces) => '·'.repeat(spaces.length));
}
