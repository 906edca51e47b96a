import { perEpisode } from '../../../shared/episode/model/per-episode.ts';
import { splitBetween } from '../../../shared/operations/split-between.ts';
import type { Stop } from '../../../shared/operations/stops.ts';
import { placeTimes } from '../../../shared/sidecar/turn-times.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import { suggestedSpeakers, type SuggestedSpeaker } from '../../../shared/voice/suggested-speakers.ts';
import { leastSuggestion, suggestionsFrom, takeSuggestions } from '../../../shared/voice/take-suggestions.ts';
import { startsToHear, type VoiceSplit, type VoiceSuggestion } from '../../../shared/voice/voice-report.ts';
import { notify } from '../../base/notices-store.ts';
import { recordingLength } from '../editor/problems-field.ts';
import { sidecarField } from '../editor/sidecar-field.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { voicesNow } from '../editor/voices-field.ts';
import { offerUndo } from '../open/bulk-edit.ts';
import { change } from './pass-changes.ts';
import { confirm, goOn, moveTo, reviewSelected, selectedStops, show } from './pass.ts';
import { passContext, usePass, type PassContext } from './pass-store.ts';

/** Rounded down, so that what is shown as 95% is as sure as that. @param share from 0 to 1 */
export const printPercent = (share: number): string => `${Math.floor(share * 100 + 1e-9)}%`;

/**
 * Whose an unassigned turn is likely to be, by its voice and by the text; empty for every other stop, and for a turn that
 * two people seem to share: it is to be split first.
 */
export function speakersSuggested(now: PassContext, stop: Stop): SuggestedSpeaker[] {
  if (stop.kind !== 'turn' || splitSuggested(now, stop) !== null) return [];
  const { view, episode } = now;
  const suggestions = voicesNow(view.state)?.suggestions ?? [];
  return suggestedSpeakers(episode, stop.index, [...numbersOf(view.state).keys()], suggestions);
}

/** Whom a stop is given to by Space: whom its voice suggests; null where that says nothing. */
export function suggestedByVoice(now: PassContext, stop: Stop): string | null {
  const [first] = speakersSuggested(now, stop);
  return first?.by === 'voice' ? first.label : null;
}

/** It is right as it is, or is whose it sounds like: turns that nobody has yet go to whom their voice suggests. */
export function confirmOrTake(): void {
  const now = passContext();
  if (!now) return;
  const suggested = selectedStops(now).flatMap((stop) => {
    const label = suggestedByVoice(now, stop);
    return label === null || stop.kind !== 'turn' ? [] : [{ turn: stop.index, label }];
  });
  const labels = suggested.map(({ label }) => label);
  if (usePass.getState().asking.kind !== 'give' || !change(now, takeSuggestions(now.episode, suggested), labels)) {
    confirm();
    return;
  }
  reviewSelected(passContext()!);
  goOn();
}

/** The suggestions that can be taken at once, however sure, and how many turns are left out as two people share them. */
export function suggestionsToTake({ view }: PassContext): {
  readonly suggestions: readonly VoiceSuggestion[];
  readonly shared: number;
  /** What would make them surer. */
  readonly notes: readonly string[];
} {
  const voices = voicesNow(view.state);
  if (voices === null) return { suggestions: [], shared: 0, notes: [] };
  const suggestions = suggestionsFrom(voices, leastSuggestion);
  const all = voices.suggestions.filter(({ score }) => score >= leastSuggestion).length;
  return { suggestions, shared: all - suggestions.length, notes: voices.notes };
}

/** Gives turns to whom they are suggested for, as one step of undo. What was taken unseen is not reviewed. */
export function takeAll(suggestions: readonly VoiceSuggestion[]): void {
  const now = passContext();
  if (!now) return;
  const labels = suggestions.map(({ label }) => label);
  if (!change(now, takeSuggestions(now.episode, suggestions), labels)) return;
  show();
  offerUndo(`${countOf(suggestions.length, 'turn')} given to whom they sound like.`);
}

/** What splits would write: working it out reads the text again. */
const splitEdits = perEpisode(() => new Map<VoiceSplit, readonly TextEdit[]>());

/** Where another voice seems to go on in the turn at a stop, and what splitting it there would write; null where none does. */
export function splitSuggested(
  { view, episode }: PassContext,
  stop: Stop,
): { readonly split: VoiceSplit; readonly edits: readonly TextEdit[] } | null {
  if (stop.kind !== 'turn') return null;
  const split = voicesNow(view.state)?.splits.find(({ turn }) => turn === stop.index);
  if (split === undefined) return null;
  const known = splitEdits(episode);
  const edits = known.get(split) ?? splitBetween(episode, split);
  known.set(split, edits);
  return edits.length === 0 ? null : { split, edits };
}

/** Splits the turn where another voice seems to go on, as it is shown. */
export function splitWhereVoiceChanges(): void {
  const now = passContext();
  const stop = now?.stops[usePass.getState().at];
  if (!now || !stop) return;
  const suggested = splitSuggested(now, stop);
  if (suggested === null) {
    notify(
      voicesNow(now.view.state) === null
        ? 'Nobody has listened to this episode yet: compare the voices in its recording first.'
        : 'No other voice goes on in this turn, as far as can be heard.',
    );
    return;
  }
  const { before, after } = suggested.split;
  if (change(now, suggested.edits, [before, after])) moveTo(usePass.getState().at + 1);
}

/** Whether voices could suggest speakers, and were not compared yet: there is a recording, and turns have times. */
export function mayListen({ view, episode }: PassContext): boolean {
  const { state } = view;
  const seconds = state.field(recordingLength);
  if (seconds === null || voicesNow(state) !== null) return false;
  return startsToHear(episode, placeTimes(episode, state.field(sidecarField).times), seconds) !== null;
}
