import { worthALook } from '../doubts/find-doubts.ts';
import type { Episode } from '../episode/model/episode.ts';
import { countOf } from '../text/count-of.ts';
import { isHeard, type HeardDoubt } from './join-doubts.ts';
import type { VoiceReport } from './voice-report.ts';

/** The doubts that a voice has a part in and that are worth a look, the most doubtful first. */
export function voicesWorthALook(joined: readonly HeardDoubt[]): HeardDoubt[] {
  return joined.filter((doubt) => isHeard(doubt) && doubt.voice.score > 0.5 && doubt.score >= worthALook);
}

/** What a comparison of voices found, in sentences: doubtful turns, people who seem to be swapped, and what could not be told. */
export function describeReport(episode: Episode, report: VoiceReport, doubtful: number): string {
  const sentences = [
    doubtful === 0 ? null : `${countOf(doubtful, 'turn')} ${doubtful === 1 ? 'sounds' : 'sound'} like somebody else.`,
    ...report.swaps.map(({ from, to, labels: [one, other] }) => {
      const isToEnd = to === episode.turns.length - 1;
      const where = isToEnd ? `the last ${to - from + 1} turns` : `turns ${from + 1} to ${to + 1}`;
      return `${one} and ${other} seem to be swapped in ${where}.`;
    }),
    ...report.notes,
  ].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? 'Every turn sounds like its own speaker.' : sentences.join(' ');
}
