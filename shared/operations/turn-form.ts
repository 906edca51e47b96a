import type { Episode, HouseStyle, Timestamp, Turn } from '../episode/model/episode.ts';
import { largest } from '../lists.ts';
import { perEpisode } from '../episode/model/per-episode.ts';

/** What an episode writes around a label and between turns. */
export interface TurnForm {
  /** In front of the label: `**`. */
  readonly before: string;
  /** Between the label and the words, a time left out: `:** `, or `:` and a line break. */
  readonly after: string;
  /** Between the end of a turn and the next one's label: one line break or two. */
  readonly between: string;
}

/** A form that turns have, and how many of them. */
interface SeenForm {
  readonly form: Omit<TurnForm, 'between'>;
  count: number;
}

/**
 * The form that most turns of the episode have, or its house style's own where there are no turns. One turn alone may
 * be an accident, which teaches nothing where its house style says otherwise.
 */
export const turnFormOf = perEpisode((episode: Episode): TurnForm => {
  const forms = new Map<string, SeenForm>();
  let together = 0;
  let apart = 0;
  for (const turn of episode.turns) {
    const form = formOf(episode, turn);
    if (form !== null) {
      const key = `${form.before}\0${form.after}`;
      const seen = forms.get(key);
      if (seen === undefined) forms.set(key, { form, count: 1 });
      else seen.count++;
    }
    const above = episode.turns[turn.index - 1];
    if (above?.endLine === turn.line - 1) together++;
    else if (above !== undefined) apart++;
  }
  return { ...usualForm([...forms.values()], episode.houseStyle), between: together > apart ? '\n' : '\n\n' };
});

function usualForm(seen: readonly SeenForm[], houseStyle: HouseStyle | null): Omit<TurnForm, 'between'> {
  const house = houseTurnForm(houseStyle);
  const most = largest(seen.map(({ count }) => count));
  const usual = seen.filter(({ count }) => count === most).map(({ form }) => form);
  const [first] = usual;
  if (first === undefined) return house;
  if (usual.length === 1 && most > 1) return first;
  const chosen =
    usual.find(({ before, after }) => before === house.before && after === house.after) ??
    usual.find(({ after }) => !after.includes('\n')) ??
    first;
  // Initials have their words behind them: a line break there was typed by mistake.
  return houseStyle === 'initials' ? { ...chosen, after: chosen.after.replace(/\s*\n\s*$/, ' ') } : chosen;
}

/** Null where the turn has no words, or code right under its label: it does not show what stands before words. */
function formOf(
  { text }: Episode,
  { label: { range, fullRange }, time, paragraphs: [words] }: Turn,
): Omit<TurnForm, 'between'> | null {
  if (words === undefined) return null;
  let before = text.slice(fullRange.from, range.from);
  let after = text.slice(range.to, words.from);
  if (time !== null && time.range.to <= range.from) before = withoutTime(before, time, fullRange.from, '');
  else if (time !== null && time.range.to <= words.from) after = withoutTime(after, time, range.to, ' ');
  if (!isPunctuation(after)) return null;
  return { before, after: time !== null && !/[:：]/.test(after) ? withColon(after) : after };
}

/** Where a time is what delimits labels (`Lenny 00:12`), one that has none yet is delimited by a colon. */
function withColon(after: string): string {
  const marks = after.trimEnd().replace(/\s*[-–—|,]*$/, '');
  return `${marks}:${/\s*$/.exec(after)![0]}`;
}

/** What is left of a label's surroundings, which begin at `offset`, without a time, what encloses it, and the `space` in front of that. */
function withoutTime(around: string, { range }: Timestamp, offset: number, space: '' | ' '): string {
  const lead = around
    .slice(0, range.from - offset)
    .replace(space === '' ? /\\?[([{<#`]?\s*$/ : /\s*\\?[([{<#`]?\s*$/, '');
  const rest = around
    .slice(range.to - offset)
    .replace(/^(?:\s*[-–—>]+\s*\d[\d:.,]*)?(?:\s*\\*[)\]}>#`])?(?:(?<=\])\([^()\s]*\))?/, '');
  // What sets off the time alone goes with it: `**[00:09]** `.
  const mark = /(?:\*\*|__|\*|_)$/.exec(lead)?.[0];
  if (mark !== undefined && rest.startsWith(mark)) {
    const outside = lead.slice(0, -mark.length);
    const behind = rest.slice(mark.length);
    return space === '' ? outside + behind.trimStart() : outside.trimEnd() + behind;
  }
  return lead + (space === '' ? rest.replace(/^\s*(?:[-–—|]\s*)?/, '') : rest);
}

/** Whether nothing but marks stands here, of HTML too: what has letters is no form of labels. */
export function isPunctuation(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text.replace(/<\/?(?:strong|b|em|i)>/g, ''));
}

/** How a house style writes labels where there is no turn to learn from; `initials` where nothing is known. */
export function houseTurnForm(houseStyle: HouseStyle | null): Omit<TurnForm, 'between'> {
  switch (houseStyle) {
    case 'bold-name':
      return { before: '**', after: ':** ' };
    case 'name-colon':
      return { before: '', after: ': ' };
    case 'name-time':
      return { before: '', after: ':\n' };
    case 'initials':
    case null:
      return { before: '', after: ' ' };
  }
}
