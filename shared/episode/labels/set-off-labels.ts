import { unassignedLabel } from '../model/episode.ts';
import type { BodyLines } from '../model/lines.ts';
import { countParagraphs, isMarkerWord, type Declarations, type LabelMatch } from './label-match.ts';
import { shapeOf } from '../model/label-shape.ts';
import type { LabelCandidate, SetOff } from './label-opening.ts';

/**
 * Labels that are set off from the words: `**Mat Ryer:** Hello`, `__Mat Ryer__: Hello`, `*Mat Ryer:* Hello`,
 * `[Mat Ryer]: Hello`. What sets them off is the evidence; a page with a few bold notes is no transcript all the same.
 * @param candidates those that `setOff` sets off
 */
export function findSetOffLabels(
  candidates: readonly LabelCandidate[],
  setOff: Exclude<SetOff, 'nothing'>,
  lines: BodyLines,
  declared: Declarations,
): LabelMatch[] {
  if (candidates.length === 0) return [];
  const punctuated = candidates.filter(isPunctuated);
  const bare = new Set(candidates.filter((candidate) => !isPunctuated(candidate) && shapeOf(candidate.text) !== null));
  const areBare = bare.size > punctuated.length;
  const labels = areBare
    ? candidates.filter((candidate) => isPunctuated(candidate) || bare.has(candidate))
    : punctuated;
  const texts = new Set(labels.map(({ text }) => text));
  const markers = new Set([...texts].filter(isMarkerWord));
  const isForm = areBare ? repeatsThroughout(labels, lines) : hasEvidence(labels, markers, setOff, lines, declared);
  return isForm
    ? labels.map(({ index, text, from, to, wordsFrom, time }) => ({
        index,
        text,
        from,
        to,
        wordsFrom,
        time,
        marker: markers.has(text),
      }))
    : [];
}

function isPunctuated({ opening }: LabelCandidate): boolean {
  return opening.delimiter !== 'none' && opening.delimiter !== 'dash';
}

/** Labels repeat, or are declared, or most paragraphs have one. */
function hasEvidence(
  labels: readonly LabelCandidate[],
  markers: ReadonlySet<string>,
  setOff: SetOff,
  lines: BodyLines,
  { names, labels: known, forced }: Declarations,
): boolean {
  const seen = new Set<string>();
  let count = 0;
  for (const { text, opening } of labels) {
    // Bold with a colon may be anybody's name; italics and brackets have other uses as well.
    if (markers.has(text) || (setOff !== 'strong' && shapeOf(text) === null)) continue;
    count++;
    if (forced || seen.has(text) || text === unassignedLabel || known.has(text)) return true;
    if ((opening.time !== null && count >= 2) || names.some(({ name }) => name === text)) return true;
    seen.add(text);
  }
  return count > 0 && count * 2 >= countParagraphs(lines);
}

/**
 * Without any punctuation (`**Mat Ryer** Hello`) they must repeat, or they are only emphasis, and open half of the paragraphs,
 * or fewer where nothing else is set off like them.
 */
function repeatsThroughout(labels: readonly LabelCandidate[], lines: BodyLines): boolean {
  const counts = new Map<string, number>();
  for (const { text } of labels) counts.set(text, (counts.get(text) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count >= 3);
  if (repeated.length === 0 || counts.size < 2) return false;
  const paragraphs = countParagraphs(lines) - labels.filter(({ opening }) => opening.below).length;
  const isNothingElse =
    repeated.length >= 2 && repeated.reduce((sum, count) => sum + count, 0) * 5 >= labels.length * 4;
  return labels.length * (isNothingElse ? 6 : 2) >= paragraphs;
}
