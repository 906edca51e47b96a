import { unassignedLabel, type Episode } from '../episode/model/episode.ts';
import { reassignTurns } from '../operations/reassign-turns.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { VoiceReport, VoiceSuggestion } from './voice-report.ts';

/** Below this, somebody else is as likely as who is suggested, and nothing is. */
export const leastSuggestion = 0.5;

/**
 * The suggestions that may be taken together, in the order of the text. A turn that two people seem to share is left out,
 * however sure the voice is of the greater part.
 * @param threshold from 0 to 1; a suggestion as sure as this is taken
 */
export function suggestionsFrom(
  { suggestions, splits }: Pick<VoiceReport, 'suggestions' | 'splits'>,
  threshold: number,
): VoiceSuggestion[] {
  const shared = new Set(splits.map(({ turn }) => turn));
  return suggestions
    .filter(({ turn, score }) => score >= threshold && !shared.has(turn))
    .sort((a, b) => a.turn - b.turn);
}

/** Gives each turn to whom it is suggested for. A turn that somebody has assigned by now stays theirs. */
export function takeSuggestions(
  episode: Episode,
  suggestions: readonly Pick<VoiceSuggestion, 'turn' | 'label'>[],
): TextEdit[] {
  return suggestions
    .filter(({ turn }) => episode.turns[turn]?.label.text === unassignedLabel)
    .flatMap(({ turn, label }) => reassignTurns(episode, [turn], label))
    .sort((a, b) => a.from - b.from);
}
