import { unassignedLabel } from '../model.ts';
import { skipWhiteSpace, trimEnd } from '../characters.ts';
import { lineKind, type BodyLines } from '../lines.ts';
import { readBracketedTime } from '../times.ts';
import { countParagraphs, isMarkerWord, type Declarations, type LabelMatch } from './label-match.ts';

const longestLabel = 80;

/** `**Mat Ryer:** Hello…`, also `**Mat Ryer**: Hello…`; the time may open the words: `**Mat Ryer:** \[04:11\] Hello…`. */
export function findBoldLabels(lines: BodyLines, declared: Declarations): LabelMatch[] {
  const matches: LabelMatch[] = [];
  for (let i = 0; i < lines.starts.length; i++) {
    if (lines.kinds[i] !== lineKind.text) continue;
    const match = readBoldLabel(lines, i);
    if (match !== null) matches.push(match);
  }
  return isStyle(matches, lines, declared) ? matches : [];
}

/** What stands at the start of line `index` in the shape of a bold label, whether or not it is anybody's. */
export function readBoldLabel(lines: BodyLines, index: number): LabelMatch | null {
  const { text } = lines;
  if (!text.startsWith('**', lines.starts[index])) return null;
  const end = lines.ends[index]!;
  const inner = lines.starts[index]! + 2;
  const close = text.indexOf('*', inner);
  if (close === -1 || close >= end || close - inner > longestLabel || text.charCodeAt(close + 1) !== 42) return null;
  const colonInside = text.charCodeAt(close - 1) === 58;
  const colonOutside = !colonInside && text.charCodeAt(close + 2) === 58;
  if (!colonInside && !colonOutside) return null;
  const from = skipWhiteSpace(text, inner, close);
  const to = trimEnd(text, from, colonInside ? close - 1 : close);
  if (from >= to) return null;
  const label = text.slice(from, to);
  const wordsFrom = skipWhiteSpace(text, close + (colonInside ? 2 : 3), end);
  const time = readBracketedTime(text, wordsFrom, end)?.time ?? null;
  return { index, text: label, from, to, wordsFrom, time, marker: isMarkerWord(label) };
}

/** A page with a few bold notes is no transcript: labels repeat, or most paragraphs have one. */
function isStyle(matches: readonly LabelMatch[], lines: BodyLines, declared: Declarations): boolean {
  const seen = new Set<string>();
  let repeated = false;
  let labels = 0;
  for (const match of matches) {
    if (match.marker) continue;
    labels++;
    if (seen.has(match.text) || match.text === unassignedLabel || declared.speakerNames.includes(match.text)) repeated = true;
    seen.add(match.text);
  }
  if (labels === 0) return false;
  return declared.forced || repeated || labels * 2 >= countParagraphs(lines);
}
