import { likelySpeakers, type LikelySpeaker } from '../doubts/likely-speakers.ts';
import { unassignedLabel, type Episode } from '../episode/model/episode.ts';
import { leastSuggestion } from './take-suggestions.ts';
import type { VoiceSuggestion } from './voice-report.ts';

export interface SuggestedSpeaker extends LikelySpeaker {
  /** What says so: the text of the episode, or the voice in its recording. */
  readonly by: 'text' | 'voice';
}

/**
 * Whose an unassigned turn is likely to be: first whom it sounds like, who has been heard, then the likeliest by the text.
 * Empty for a turn that is somebody’s.
 * @param turn index among the episode’s turns
 * @param among labels to choose from
 * @param suggestions by voice, of any turns
 */
export function suggestedSpeakers(
  episode: Episode,
  turn: number,
  among: readonly string[],
  suggestions: readonly VoiceSuggestion[],
): SuggestedSpeaker[] {
  if (episode.turns[turn]?.label.text !== unassignedLabel) return [];
  const heard = suggestions.find(
    (one) => one.turn === turn && one.score >= leastSuggestion && among.includes(one.label),
  );
  const byText = likelySpeakers(episode, turn, among).map((likely) => ({ ...likely, by: 'text' }) as const);
  return heard === undefined
    ? byText
    : [
        { label: heard.label, probability: heard.score, by: 'voice' },
        ...byText.filter(({ label }) => label !== heard.label),
      ];
}
