import { unassignedLabel } from '../../../shared/episode/model/episode.ts';
import type { Stop } from '../../../shared/operations/stops.ts';
import { describeSplit } from '../../../shared/voice/describe-report.ts';
import { isHeard } from '../../../shared/voice/join-doubts.ts';
import { doubtsByTurn } from '../editor/problems-field.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { labelProblem } from './doubtful-stops.ts';
import type { Pass, PassContext } from './pass-store.ts';
import { splitSuggested, suggestedByVoice } from './voice-suggestions.ts';

const maxReadAloud = 120;

/** What a screen reader says of a stop. */
export function describeStop(stop: Stop, now: PassContext): string {
  const { text, turns, speakers } = now.episode;
  if (stop.kind === 'narration') return `Narration: ${text.slice(stop.range.from, stop.range.from + maxReadAloud)}`;
  const from = stop.paragraphs[0]?.from ?? stop.range.to;
  const nameOf = (of: string) => speakers.find(({ label }) => label === of)?.name ?? of;
  const suggested = suggestedByVoice(now, stop);
  const sound = suggested === null ? '' : `, sounds like ${nameOf(suggested)}`;
  return `Turn ${stop.index + 1} of ${turns.length}, ${nameOf(stop.label.text)}${sound}: ${text.slice(from, Math.min(stop.range.to, from + maxReadAloud))}`;
}

/** What the pass asks, or why it stops here. @param names of people by their labels */
export function questionOf(
  { mode, asking, higher, at }: Pass,
  now: PassContext,
  names: ReadonlyMap<string, string>,
): string {
  if (mode === 'edit') return 'The words can be edited now.';
  if (higher) return 'Speaker 1_: which digit comes second?';
  const stop = now.stops[at]!;
  switch (asking.kind) {
    case 'split':
      return 'Who says the rest, from the cursor on?';
    case 'swap':
      return asking.first === null ? 'Swap whom, from here on …' : `Swap ${asking.first} with whom, from here on?`;
    case 'swap-everywhere':
      return asking.first === null ? 'Swap whom, everywhere …' : `Swap ${asking.first} with whom, everywhere?`;
    case 'alternate':
      return asking.first === null ? 'Who begins?' : `${asking.first} takes turns with whom?`;
    case 'give': {
      if (stop.kind === 'narration') return 'Narration. A digit makes it a link, spoken by that person.';
      if (stop.label.text === unassignedLabel && numbersOf(now.view.state).size === 0)
        return 'Who says this? Nobody is known here yet: press 1 and write a name.';
      const problem = labelProblem(now, stop);
      const doubt = doubtsByTurn(now.view.state).get(stop.index);
      const split = splitSuggested(now, stop)?.split;
      if (split) return describeSplit(now.episode, split, names);
      const heard = doubt !== undefined && isHeard(doubt) ? ` This turn ${doubt.reason}.` : '';
      if (problem) return problem.message + heard;
      return doubt ? `Doubtful: ${doubt.reason}` : 'Who says this?';
    }
  }
}
