import type { Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { reassignTurns } from './reassign-turns.ts';
import { turnFormOf } from './turn-form.ts';

export interface MergeTurns {
  /** Index of the first of the two; the next one is merged into it. */
  readonly first: number;
  /** Whose turn it then is; the first one's speaker where absent. */
  readonly label?: string;
  /** `join`: what was said last and first becomes one paragraph, as if it had never been split. `keep`: two paragraphs. */
  readonly paragraphs?: 'join' | 'keep';
}

/**
 * Makes one turn of two that follow each other: the second one's label goes, with its delimiters and the time in it.
 * Two turns with a heading, rule, marker or narration between them are left alone.
 */
export function mergeTurns(episode: Episode, { first, label, paragraphs = 'join' }: MergeTurns): TextEdit[] {
  const upper = episode.turns[first];
  const lower = episode.turns[first + 1];
  if (upper === undefined || lower === undefined || episode.text.slice(upper.range.to, lower.range.from).trim() !== '')
    return [];
  const relabelled = label === undefined ? [] : reassignTurns(episode, [first], label);
  const { text } = episode;
  const last = upper.paragraphs.at(-1);
  const next = lower.paragraphs[0];
  const opensWithWords = next !== undefined && text.slice(lower.label.fullRange.to, next.from).trim() === '';
  // Code under the second label, or nothing: only the label itself goes.
  if (!opensWithWords) return [...relabelled, { from: upper.range.to, to: lower.label.fullRange.to, insert: '' }];
  const endsWithWords = last !== undefined && text.slice(last.to, upper.range.to).trim() === '';
  if (endsWithWords && paragraphs === 'join') return [...relabelled, { from: last.to, to: next.from, insert: ' ' }];
  if (upper.range.to > upper.label.fullRange.to)
    return [...relabelled, { from: upper.range.to, to: next.from, insert: '\n\n' }];
  const { to: labelTo } = upper.label.fullRange;
  return [...relabelled, { from: labelTo, to: next.from, insert: gapAfterLabel(episode, labelTo) }];
}

/** What this episode puts between a label and its words, where the white space does not stand there already. */
function gapAfterLabel(episode: Episode, labelTo: number): string {
  if (/\s/.test(episode.text[labelTo - 1]!)) return '';
  return /\s*$/.exec(turnFormOf(episode).after)![0] || ' ';
}
