import { tellsTimes, type Recogniser } from '../../../shared/speech/model.ts';
import { buildDraft } from '../../../shared/speech/build-draft.ts';
import type { HeardWindow, VoicePiece } from '../../../shared/speech/heard.ts';
import { wordsOfTokens } from '../../../shared/speech/token-words.ts';
import { cutWindows, type SpeechWindow } from '../../../shared/speech/windows.ts';
import {
  loadRecogniser,
  loadVad,
  loadVoices,
  sampleRate,
  vadFrame,
  vadTimes,
  type DescribeVoice,
  type Recognise,
} from './load-models.ts';
import type { FromSpeech, SpeechJob } from './messages.ts';

/** Seconds: no model takes more than 30 at once. */
const longestWindow = 28;
/** Seconds of sound from which a voice is described, and by how much the next such stretch begins later. */
const voicePiece = 1.5;
const voiceStep = 0.75;
/** Seconds of speech that say enough about a voice. */
const leastVoice = 0.4;
/** Milliseconds between two words about how far it is, where nothing is heard. */
const progressIntervalMs = 500;

export interface Hearing {
  /** Takes the next of the recording's sound: one channel of 16,000 samples a second, from -1 to 1. */
  take(samples: Float32Array): void;
  /** Nothing more comes. */
  finish(): void;
}

/**
 * Listens to a recording as it is decoded: where somebody speaks, what is said, and how it sounds. What was heard before
 * is passed over.
 * @param tell told windows as they are finished, how far it is, and in the end the draft
 * @throws RostrumError where a model is not the one that is listed
 */
export async function openHearing(job: SpeechJob, tell: (message: FromSpeech) => void): Promise<Hearing> {
  const vad = await loadVad(job.folder, job.vad);
  const recognise = await loadRecogniser(job.folder, job.recogniser, job.language);
  const describeVoice = job.voices === null ? null : await loadVoices(job.folder, job.voices);
  tell({ kind: 'ready' });
  const heard = [...job.heard];
  const upTo = Math.round((heard.at(-1)?.end ?? 0) * sampleRate);
  // In the same frames as if it had never stopped.
  const begin = upTo - (upTo % vadFrame);
  const frameSeconds = vadFrame / sampleRate;
  const cutter = cutWindows(
    {
      rate: sampleRate,
      ...windowRules(job.recogniser),
      noticed: { start: vadTimes.speech + 2 * frameSeconds, end: vadTimes.silence },
    },
    begin,
    upTo,
  );
  const hear = (windows: readonly SpeechWindow[]) => {
    for (const window of windows) {
      heard.push(hearWindow(window, recognise, describeVoice));
      tell({ kind: 'window', window: heard.at(-1)! });
    }
  };
  let told = 0;
  let at = begin;
  const frames = framesOf(begin, (frame) => {
    vad.acceptWaveform(frame);
    const isSpeech = vad.isDetected();
    // What it gathered is kept here already.
    while (!vad.isEmpty()) vad.pop();
    at += frame.length;
    const windows = cutter.add(frame, isSpeech);
    hear(windows);
    if (windows.length > 0 && isSpeech) vad.reset();
    if (Date.now() - told < progressIntervalMs) return;
    told = Date.now();
    tell({ kind: 'progress', seconds: at / sampleRate });
  });
  return {
    take: frames.take,
    finish() {
      frames.finish();
      hear(cutter.finish());
      tell({ kind: 'end', segments: buildDraft(heard, { speakers: job.speakers }) });
    },
  };
}

/** A recogniser that tells no times hears short windows: all that is known of its words is which window they are of. */
function windowRules(recogniser: Recogniser): { readonly longest: number; readonly pause: number } {
  return tellsTimes(recogniser) ? { longest: longestWindow, pause: 2 } : { longest: 12, pause: 0.5 };
}

function hearWindow(
  { from, samples, speech }: SpeechWindow,
  recognise: Recognise,
  describeVoice: DescribeVoice | null,
): HeardWindow {
  const start = from / sampleRate;
  const end = (from + samples.length) / sampleRate;
  const spoken = speech.map(([first, last]) => ({ start: first / sampleRate, end: last / sampleRate }));
  return {
    start,
    end,
    speech: spoken,
    words: wordsOfTokens(recognise(samples), { start, end, speech: spoken }),
    voices: describeVoice === null ? [] : describeVoices({ from, samples, speech }, describeVoice),
  };
}

function describeVoices({ from, samples, speech }: SpeechWindow, describe: DescribeVoice): VoicePiece[] {
  const [piece, step, least] = [voicePiece, voiceStep, leastVoice].map((seconds) =>
    Math.round(seconds * sampleRate),
  ) as [number, number, number];
  const pieces: VoicePiece[] = [];
  for (const [first, last] of speech) {
    if (last - first < least) continue;
    for (let at = first; at === first || at + piece - step < last; at += step) {
      const end = Math.min(last, at + piece);
      const vector = describe(samples.slice(at - from, end - from));
      if (vector !== null) pieces.push({ start: at / sampleRate, end: end / sampleRate, vector });
    }
  }
  return pieces;
}

/** The sound behind the first samples, in frames of the voice activity detector; the last one is filled up with silence. */
function framesOf(skip: number, give: (frame: Float32Array) => void): Hearing {
  let frame = new Float32Array(vadFrame);
  let filled = 0;
  let before = skip;
  return {
    take(samples) {
      let at = Math.min(before, samples.length);
      before -= at;
      while (at < samples.length) {
        const taken = samples.subarray(at, at + vadFrame - filled);
        frame.set(taken, filled);
        filled += taken.length;
        at += taken.length;
        if (filled < vadFrame) continue;
        give(frame);
        frame = new Float32Array(vadFrame);
        filled = 0;
      }
    },
    finish() {
      if (filled > 0) give(frame);
    },
  };
}
