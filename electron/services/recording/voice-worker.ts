import { workerData } from 'node:worker_threads';
import { FrameReader, type VoiceFrames } from '../../../shared/voice/frames.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { reportVoices, type VoiceReport } from '../../../shared/voice/voice-report.ts';
import { answerOnce, reportShare } from '../machine/answer-once.ts';
import { readSound } from './read-sound.ts';
import type { VoiceQuestion } from './check-recording.ts';

const { file, text, config, times } = workerData as VoiceQuestion;

/** Seconds of sound between two words of how far it is. */
const reportEvery = 30;

async function readFrames(): Promise<VoiceFrames> {
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
      reportShare(Math.min(1, reported / Math.max(1, total)));
    },
  });
  return reader.frames();
}

void answerOnce(async (): Promise<VoiceReport> =>
  reportVoices(parseEpisode(text, config), new Map(times), await readFrames()),
);
