import { parentPort } from 'node:worker_threads';
import { rankDoubts } from '../../../shared/doubts/find-doubts.ts';
import { failureOf, type Result } from '../../../shared/failure.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { fitBackground, type Background } from '../../../shared/voice/background.ts';
import { namesWithoutLabel } from '../../../shared/people/add-speaker.ts';
import { FrameReader, type VoiceFrames } from '../../../shared/voice/frames.ts';
import { joinDoubts, type VoiceComparison } from '../../../shared/voice/join-doubts.ts';
import { reportVoices } from '../../../shared/voice/voice-report.ts';
import type { Question } from '../../../shared/worker-questions.ts';
import { readSound } from './read-sound.ts';
import type { FromVoiceThread, VoiceThreadQuestion } from './voice-thread.ts';

/** Seconds of sound between two words of how far it is. */
const reportEvery = 30;

interface Heard {
  readonly identity: string;
  readonly frames: VoiceFrames;
  readonly background: Background | null;
}

const post = (message: FromVoiceThread) => parentPort!.postMessage(message);
/** The last recording; null until one was read to its end. */
let heard: Heard | null = null;

async function hear({ identity, file }: VoiceThreadQuestion): Promise<Heard> {
  if (heard?.identity === identity) return heard;
  // Before the next one is read: two would take twice the memory.
  heard = null;
  const frames = await readFrames(file);
  return (heard = { identity, frames, background: fitBackground(frames) });
}

async function readFrames(file: string): Promise<VoiceFrames> {
  let reader = new FrameReader(1);
  let total = 0;
  let reported = 0;
  await readSound(file, {
    begin: (seconds) => {
      total = seconds;
      reader = new FrameReader(seconds);
    },
    take: (samples) => {
      reader.add(samples);
      if (reader.seconds - reported < reportEvery) return;
      reported = reader.seconds;
      post({ share: Math.min(1, reported / Math.max(1, total)) });
    },
  });
  return reader.frames();
}

async function compare(question: VoiceThreadQuestion): Promise<Result<VoiceComparison>> {
  try {
    const { frames, background } = await hear(question);
    const episode = parseEpisode(question.text, question.config);
    const awaited = namesWithoutLabel(episode, question.config);
    const report = reportVoices(episode, new Map(question.times), frames, { background, awaited });
    return { ok: true, value: { report, doubts: joinDoubts(rankDoubts(episode), report) } };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

parentPort!.on('message', async ({ id, question }: Question<VoiceThreadQuestion>) => {
  post({ id, answer: await compare(question) });
});
