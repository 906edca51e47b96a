import { isWhiteSpace } from '../../episode/characters.ts';
import type { Episode, Turn } from '../../episode/model.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { perEpisode } from './per-episode.ts';

/** A label that reads as one and is punctuated unlike nearly all others in its file. */
export interface UnusualForm {
  readonly turn: Turn;
  readonly range: TextRange;
  readonly insert: string;
}

const fewestTurns = 10;
const majority = 0.9;
/** What stands for the time in a form, where a label may have one or not. */
const anyTime = /[([\\]*\s*\d{1,3}(?::\d{2}){1,2}(?:[.,]\d+)?\s*[\\]*[)\]]*/;

/** Labels whose punctuation differs from what nine in ten labels of the file have. White space and times do not count. */
export const unusualLabelForms = perEpisode((episode: Episode): UnusualForm[] => {
  const { turns, text } = episode;
  if (turns.length < fewestTurns) return [];
  const counts = new Map<string, number>();
  const forms = turns.map((turn) => {
    const form = formOf(text, turn);
    counts.set(form, (counts.get(form) ?? 0) + 1);
    return form;
  });
  const [usual, count] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  if (count < turns.length * majority) return [];
  const sometimesUsual = new Set(turns.filter((_, i) => forms[i] === usual).map(({ label }) => label.text));
  const usesOf = new Map<string, number>();
  for (const { label } of turns) usesOf.set(label.text, (usesOf.get(label.text) ?? 0) + 1);
  const [opening = '', closing = ''] = usual.split('\n');
  return turns.flatMap((turn, i) => {
    if (forms[i] === usual || turn.time !== null) return [];
    // `Audience:` throughout, beside `Q -` and `A -`, is how the show writes that label.
    if (!sometimesUsual.has(turn.label.text) && usesOf.get(turn.label.text)! > 2) return [];
    const { fullRange, range } = turn.label;
    const atLineEnd = fullRange.to >= text.length || text[fullRange.to] === '\n';
    return [{ turn, range: fullRange, insert: `${opening}${text.slice(range.from, range.to)}${closing}${atLineEnd ? '' : ' '}` }];
  });
});

/** What stands before and behind a label's text, without time and white space, and whether a space parts it from the words. */
function formOf(text: string, { label }: Turn): string {
  const { fullRange, range } = label;
  const opening = text.slice(fullRange.from, range.from);
  const behind = text.slice(range.to, fullRange.to);
  const closing = (/\d/.test(behind) ? behind.replace(anyTime, '') : behind).trim();
  const glued = fullRange.to < text.length && !isWhiteSpace(text.charCodeAt(fullRange.to - 1)) && text[fullRange.to] !== '\n';
  return `${opening.trim()}\n${closing}\n${glued ? 'glued' : ''}`;
}
