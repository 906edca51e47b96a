import type { Doubt } from '../doubts/find-doubts.ts';
import type { VoiceDoubt, VoiceReport } from './voice-report.ts';

/** A doubt that the text gives, with what the voice says of the same turn. */
export interface HeardDoubt extends Doubt {
  /** Null where the voice says nothing. */
  readonly voice: VoiceDoubt | null;
}

/** What a comparison of an episode’s voices with its labels tells. */
export interface VoiceComparison {
  readonly report: VoiceReport;
  /** Of the text and the voice together, the most doubtful first. */
  readonly doubts: readonly HeardDoubt[];
}

/** Whether the voice has a part in a doubt. */
export function isHeard(doubt: Doubt): doubt is HeardDoubt & { readonly voice: VoiceDoubt } {
  return 'voice' in doubt && doubt.voice !== null;
}

/** How many turns have a wrong label before anything is known; both scores hold this already, and it counts once. */
const wrongShare = 0.05;
/** No evidence is stronger than this, in nats: text and voice can both be wrong. */
const strongest = 7;

/** The doubts of the text and of the voice as one list, the most doubtful first: two independent witnesses. */
export function joinDoubts(doubts: readonly Doubt[], { doubts: voices }: VoiceReport): HeardDoubt[] {
  return doubts
    .map((doubt): HeardDoubt => {
      const voice = voices[doubt.turn] ?? null;
      if (voice === null) return { ...doubt, voice };
      const sum = logit(doubt.score) + logit(voice.score) - logit(wrongShare);
      const joined = { ...doubt, voice, score: 1 / (1 + Math.exp(-sum)) };
      return logit(voice.score) < logit(doubt.score)
        ? joined
        : { ...joined, likelier: voice.likelier, reason: voice.score > 0.5 ? voice.reason : doubt.reason };
    })
    .sort((a, b) => b.score - a.score || a.turn - b.turn);
}

function logit(score: number): number {
  return Math.max(-strongest, Math.min(strongest, Math.log(score / (1 - score))));
}
