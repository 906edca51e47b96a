import type { Episode, HouseStyle, Turn } from '../episode/model.ts';
import { perEpisode } from '../lint/facts/per-episode.ts';

/** What an episode writes around a label and between turns. */
export interface TurnForm {
  /** In front of the label: `**`. */
  readonly before: string;
  /** Between the label and the words, a time left out: `:** `, or `:` and a line break. */
  readonly after: string;
  /** Between the end of a turn and the next one's label: one line break or two. */
  readonly between: string;
}

/** The form that most turns of the episode have, or its house style's own where there are no turns. */
export const turnFormOf = perEpisode((episode: Episode): TurnForm => {
  const forms = new Map<string, { readonly form: Omit<TurnForm, 'between'>; count: number }>();
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
  let usual: { readonly form: Omit<TurnForm, 'between'>; count: number } | null = null;
  for (const seen of forms.values()) if (usual === null || seen.count > usual.count) usual = seen;
  return { ...(usual?.form ?? houseTurnForm(episode.houseStyle)), between: together > apart ? '\n' : '\n\n' };
});

/** Null where the turn has no words, or code right under its label: it does not show what stands before words. */
function formOf({ text }: Episode, { label, time, paragraphs: [words] }: Turn): Omit<TurnForm, 'between'> | null {
  if (words === undefined) return null;
  let after = text.slice(label.range.to, words.from);
  if (time !== null && time.range.to <= words.from) {
    const lead = text.slice(label.range.to, time.range.from).replace(/\s*\\?[([]?\s*$/, '');
    after = lead + text.slice(time.range.to, words.from).replace(/^\s*\\*[)\]]/, '');
  }
  return /[\p{L}\p{N}]/u.test(after) ? null : { before: text.slice(label.fullRange.from, label.range.from), after };
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
