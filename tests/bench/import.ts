import { planAlign } from '../../shared/align/align-episode.ts';
import { defaultConfig } from '../../shared/config/library-config.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { readTranscript } from '../../shared/formats/read/read-transcript.ts';
import { wordsOf, type TimedTranscript } from '../../shared/formats/model/timed-transcript.ts';
import { planImport, speakersOf } from '../../shared/import/plan-import.ts';
import { suggestSpeakers } from '../../shared/import/speakers.ts';
import { readHabits } from '../../shared/new-episode/habits.ts';
import { renderOutput } from '../../shared/publish/outputs.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { writeLongEpisode } from './long-episode.ts';
import { report, say, shortest } from './measure.ts';
import { seededRandom } from './plant-speakers.ts';

const twoHours = 7200;
const cues = 3000;
const words = 20_000;
const runs = 3;

/** Bringing in two hours of captions, finding their times for a transcript that was edited since, and writing them out. */
export function measureImport(): void {
  const captions = writeCaptions();
  const transcript = read(captions);
  const habits = readHabits([], defaultConfig);
  const choices = suggestSpeakers(speakersOf(transcript), {}, habits.houseStyle);
  const plan = planImport(transcript, choices, habits);
  const edited = parseEpisode(editWords(plan.body), {});
  const episode = parseEpisode(plan.body, {});

  say(`\nImport (${formatCount(cues)} cues of two hours, ${formatCount(words)} words)`);
  report(
    'import WebVTT',
    shortest(runs, () => planImport(read(captions), choices, habits)),
    captions.length,
  );
  report(
    'align an edited transcript',
    shortest(runs, () => planAlign(edited, transcript, null)),
    plan.body.length,
  );
  for (const format of ['vtt', 'html'] as const) {
    report(
      `write ${format} and read it back`,
      shortest(runs, () => renderOutput(episode, format, { times: plan.times, title: 'T', language: null })),
      plan.body.length,
    );
  }
}

function read(text: string): TimedTranscript {
  const result = readTranscript(text);
  if (!result.ok) throw new Error(result.message);
  return result.transcript;
}

/** A long conversation as captions of seven words or so, each with its speaker. */
function writeCaptions(): string {
  const { text, turns } = parseEpisode(writeLongEpisode({ turns: 700, characters: words * 8 }), {});
  const said = turns
    .flatMap(({ label, paragraphs }) =>
      paragraphs.flatMap(({ from, to }) =>
        wordsOf(text.slice(from, to)).map((word) => ({ speaker: label.text, word })),
      ),
    )
    .slice(0, words);
  const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);
  const parts = ['WEBVTT\n'];
  for (let cue = 0; cue < cues; cue++) {
    const own = said.slice(Math.floor((cue * said.length) / cues), Math.floor(((cue + 1) * said.length) / cues));
    parts.push(
      `${clock((cue * twoHours) / cues)} --> ${clock(((cue + 1) * twoHours) / cues)}\n<v ${own[0]!.speaker}>${own.map(({ word }) => word).join(' ')}\n`,
    );
  }
  return parts.join('\n');
}

/** One word in twelve left out, put in or written otherwise, as an editor does. */
function editWords(text: string): string {
  const random = seededRandom(1);
  return text.replace(/(?<= )[a-z]+(?= )/g, (word) => {
    const roll = random();
    return roll < 0.03 ? 'so' : roll < 0.06 ? `${word} then ${word}` : roll < 0.08 ? `${word}s` : word;
  });
}
