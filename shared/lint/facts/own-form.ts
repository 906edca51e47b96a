import type { Episode } from '../../episode/model/episode.ts';
import { timedFormOf, type TimedForm } from '../../operations/timed-form.ts';
import { turnFormOf, type TurnForm } from '../../operations/turn-form.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** How the labels of an episode are told from words, read off its turns. */
export interface OwnForm extends TurnForm {
  /** What does most to tell them: marks around the name, what follows it, or initials alone. */
  readonly kind: 'set off' | 'colon' | 'dash' | 'time' | 'line end' | 'initials';
  /** What each turn's line has in front of its label and time, with its white space: `> `, `— `. */
  readonly lead: string;
  /** What sets names off, from the first mark on: `**`, `<b>`, `[`. */
  readonly mark: string;
  /** How labels are written with their time; null where they have none. */
  readonly timed: TimedForm | null;
  /** Whether the words stand below the label. */
  readonly below: boolean;
}

/** Null in an episode without turns. */
export const ownForm = perEpisode((episode: Episode): OwnForm | null => {
  if (episode.turns.length === 0) return null;
  const form = turnFormOf(episode);
  const timed = timedFormOf(episode);
  const lead = /^(?:>\s*|[-–—•]\s*|[*+]\s+)?/.exec(form.before)![0];
  const mark = /[*_[(<].*/.exec(form.before)?.[0] ?? '';
  return {
    ...form,
    kind: mark !== '' ? 'set off' : kindOf(episode, form, timed),
    lead,
    mark,
    timed,
    below: (timed?.after ?? form.after).includes('\n'),
  };
});

function kindOf({ houseStyle }: Episode, { after }: TurnForm, timed: TimedForm | null): OwnForm['kind'] {
  if (houseStyle === 'initials') return 'initials';
  if (timed !== null && !timed.timeFirst) return 'time';
  if (/[:：]/.test(after)) return 'colon';
  if (/[-–—]/.test(after)) return 'dash';
  return after.includes('\n') ? 'line end' : 'colon';
}
