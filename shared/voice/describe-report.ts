import { worthALook } from '../doubts/find-doubts.ts';
import { unassignedLabel, type Episode } from '../episode/model/episode.ts';
import { countOf } from '../text/count-of.ts';
import { isHeard, type HeardDoubt } from './join-doubts.ts';
import { turnsOfSwap, type VoiceReport, type VoiceSplit } from './voice-report.ts';

/** Of the words that another voice begins with, as many as tell the place. */
const maxQuoted = 40;

/** The doubts that a voice has a part in and that are worth a look, the most doubtful first. */
export function voicesWorthALook(joined: readonly HeardDoubt[]): HeardDoubt[] {
  return joined.filter((doubt) => isHeard(doubt) && doubt.voice.score > 0.5 && doubt.score >= worthALook);
}

/**
 * What a comparison of voices found, in sentences: doubtful turns, people who seem to be swapped, and what could not be told.
 * @param worthALook the turns that are, of which those that are swapped are told as such
 */
export function describeReport(
  episode: Episode,
  report: VoiceReport,
  worthALook: readonly { readonly turn: number }[],
): string {
  const names = new Map(episode.speakers.map(({ label, name }) => [label, name ?? label]));
  const swaps = report.swaps.map((swap) => ({
    labels: swap.labels,
    turns: turnsOfSwap(episode, swap),
    isToEnd: !episode.turns.slice(swap.to + 1).some(({ label }) => swap.labels.includes(label.text)),
  }));
  const swapped = new Set(swaps.flatMap(({ turns }) => turns));
  const doubtful = worthALook.filter(({ turn }) => !swapped.has(turn)).length;
  const unassigned = episode.turns.filter(({ label }) => label.text === unassignedLabel).length;
  const suggested = report.suggestions.length;
  const sentences = [
    suggested === 0
      ? null
      : `${suggested} of ${countOf(unassigned, 'unassigned turn')} ${suggested === 1 ? 'sounds' : 'sound'} like somebody here.`,
    doubtful === 0 ? null : `${countOf(doubtful, 'turn')} ${doubtful === 1 ? 'sounds' : 'sound'} like somebody else.`,
    ...swaps.map(({ labels, turns, isToEnd }) => {
      const [one, other] = labels.map((label) => names.get(label) ?? label);
      return isToEnd
        ? `The last ${turns.length} turns seem to be swapped between ${one} and ${other}.`
        : `From turn ${turns[0]! + 1} on, ${turns.length} turns seem to be swapped between ${one} and ${other}.`;
    }),
    ...report.notes,
  ].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? 'Every turn sounds like its own speaker.' : sentences.join(' ');
}

/** Who seems to go on, and from which words. @param names of people by their labels */
export function describeSplit(
  { text, turns }: Episode,
  { turn, offset, after }: Pick<VoiceSplit, 'turn' | 'offset' | 'after'>,
  names: ReadonlyMap<string, string>,
): string {
  const rest = text.slice(offset, turns[turn]!.range.to).split('\n')[0]!.trim();
  const quoted = rest.length <= maxQuoted ? rest : `${rest.slice(0, maxQuoted).replace(/\s\S*$/, '')} …`;
  return `${names.get(after) ?? after} seems to go on from “${quoted}”.`;
}
