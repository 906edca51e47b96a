import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTranscriptFile } from '../../../electron/services/import/read-transcript-file.ts';
import { speakersOf } from '../../../shared/import/plan-import.ts';

const cases = fileURLToPath(new URL('../../../../shared/cases/', import.meta.url));

/** File, format, segments, those with a time, speakers, and lines of problems. */
const expected: readonly (readonly [
  file: string,
  format: string,
  segments: number,
  timed: number,
  speakers: number,
  lines: readonly (number | null)[],
])[] = [
  ['18-import-markdown-with-front-matter/input-timed.md', 'timed-text', 3, 3, 2, [null]],
  ['18-import-markdown-with-front-matter/input-labelled.md', 'labelled-text', 4, 0, 2, []],
  ['19-docx-line-break/input-meeting.docx', 'docx', 3, 3, 2, []],
  ['21-srt-damaged-first-time/input-frames.srt', 'srt', 5, 5, 0, [2]],
  ['21-srt-damaged-first-time/input-title-above.srt', 'srt', 5, 5, 0, [1]],
  ['21-srt-damaged-first-time/input-negative.srt', 'srt', 5, 5, 0, [2]],
  ['22-srt-damage-not-reported/input-out-of-order.srt', 'srt', 4, 4, 0, [6]],
  ['22-srt-damage-not-reported/input-middle.srt', 'srt', 5, 4, 0, [10]],
  ['24-voice-tag-and-name-twice/input.vtt', 'webvtt', 3, 3, 2, []],
  ['25-cloud-recogniser-json/json3.json', 'youtube-json', 2, 2, 0, []],
  ['25-cloud-recogniser-json/deepgram.json', 'deepgram-json', 2, 2, 2, []],
  ['25-cloud-recogniser-json/otranscribe.otr', 'otranscribe', 2, 2, 2, []],
  ['25-cloud-recogniser-json/aws-speakers.json', 'amazon-json', 2, 2, 2, []],
  ['25-cloud-recogniser-json/aws-channels.json', 'amazon-json', 2, 2, 2, []],
  ['25-cloud-recogniser-json/rev.json', 'rev-json', 2, 2, 2, []],
  ['25-cloud-recogniser-json/elevenlabs.json', 'elevenlabs-json', 2, 2, 2, []],
  ['25-cloud-recogniser-json/azure.json', 'azure-json', 2, 2, 2, []],
  ['25-cloud-recogniser-json/google.json', 'google-json', 2, 2, 2, []],
  ['27-timed-lines-without-speakers/input-bold.md', 'timed-text', 3, 3, 0, []],
  ['27-timed-lines-without-speakers/input-bare.txt', 'timed-text', 3, 3, 0, []],
  ['31-right-to-left/input.vtt', 'webvtt', 2, 2, 2, []],
  ['33-other-encodings/input-macroman.srt', 'srt', 2, 2, 0, [null]],
  ['33-other-encodings/input-cp1251.srt', 'srt', 2, 2, 0, [null]],
  ['33-other-encodings/input-sjis.srt', 'srt', 2, 2, 0, [null]],
  ['33-other-encodings/input-utf16le-nobom.srt', 'srt', 3, 3, 0, [null]],
  ['34-other-caption-formats/input.ttml', 'ttml', 2, 2, 0, []],
  ['34-other-caption-formats/input.sbv', 'sbv', 2, 2, 0, []],
  ['34-other-caption-formats/input.lrc', 'lrc', 3, 3, 0, []],
  ['34-other-caption-formats/input.ass', 'ass', 2, 2, 2, []],
];

describe.skipIf(!existsSync(cases))('files that were reported (needs ../shared)', () => {
  for (const [file, format, segments, timed, speakers, lines] of expected) {
    test(file, async () => {
      const { transcript } = await readTranscriptFile(join(cases, file));
      expect([
        transcript.format,
        transcript.segments.length,
        transcript.segments.filter(({ start }) => start !== null).length,
        speakersOf(transcript).length,
        transcript.problems.map(({ line }) => line),
      ]).toEqual([format, segments, timed, speakers, lines]);
    });
  }
});
