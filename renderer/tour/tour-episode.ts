import type { Episode } from '../../shared/episode/model/episode.ts';

/** The episode of the sample library that is corrected and published. */
export const tourEpisode = { path: 'growing-food-together.md', title: 'Growing food together' } as const;

/** What is wrong in it: a label that nobody has, and a turn of somebody else’s that no rule is sure about. */
const wrong = {
  fix: { words: 'Two sisters from the flats.', speaker: 'Rashid Tully' },
  assign: { words: 'Does anybody come?', speaker: 'Elspeth Moir' },
} as const;

/** Whether the turn that is meant is its speaker’s by now; null where there is no such turn any more. */
export function isMended({ text, turns, speakers }: Episode, what: keyof typeof wrong): boolean | null {
  const { words, speaker } = wrong[what];
  const turn = turns.find(({ paragraphs: [first] }) => first !== undefined && text.startsWith(words, first.from));
  if (!turn) return null;
  return speakers.find(({ label }) => label === turn.label.text)?.name === speaker;
}
