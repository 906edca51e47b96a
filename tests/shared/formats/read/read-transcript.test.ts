import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTranscript } from '../../../../shared/formats/read/read-transcript.ts';
import { outline } from './outline.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'timed');

const expected: Readonly<
  Record<
    string,
    { readonly format: string; readonly segments: readonly string[]; readonly problems?: readonly string[] }
  >
> = {
  'bold-times.md': {
    format: 'timed-text',
    segments: ['3–21 + Ines Ward: We began with one drill.', '21–? + Ali Rahman: And then?'],
  },
  'changes-only.vtt': {
    format: 'webvtt',
    segments: [
      '0–2 Ines Ward: So the first drill',
      '2–4 Ines Ward: came from a skip.',
      '4.5–6 Ali Rahman: And it works!',
    ],
  },
  'colon.txt': {
    format: 'labelled-text',
    segments: [
      '?–? + Ines Ward: We began with one drill.\n\nIt still works.',
      '?–? + Ali Rahman: And then?',
      '?–? + Ines Ward: The saws.',
      '?–? + Ali Rahman: Who brought them?',
      '?–? + Ines Ward: Neighbours.',
      '?–? + Ali Rahman: All of them?',
    ],
  },
  'descript.txt': {
    format: 'timed-text',
    segments: [
      '?–? ??: The tool library',
      '3–21 + Ines Ward: We began with one drill.',
      '21–25 + Ali Rahman: And then?',
      '25–? + Ines Ward: The saws.',
    ],
    problems: ['1: What stands above the first name or time comes in without a speaker.'],
  },
  'faster-whisper-tuples.json': {
    format: 'faster-whisper-json',
    segments: ['0–2.4 ??: We began with one drill. (0.0 1.0 1.4 1.6 1.8)', '2.4–5 ??: And then the saws.'],
  },
  'faster-whisper.json': {
    format: 'faster-whisper-json',
    segments: ['0–2.4 ??: We began with one drill. (0.0 0.3 0.7 1.0 1.3)', '2.4–5 ??: And then the saws.'],
  },
  'initials.txt': {
    format: 'labelled-text',
    segments: [
      '?–? + Ines Ward: We began with one drill.',
      '?–? + Ali Rahman: And then?',
      '?–? + Ines Ward: The saws.',
    ],
  },
  'names.srt': {
    format: 'srt',
    segments: [
      '1–3.2 Ines Ward: Who brings them back?',
      '3.5–5 Ali Rahman: Nearly everybody.',
      '5.1–6 Ali Rahman: In time, too.',
      '6.1–7 ??: [laughs]',
    ],
  },
  'no-voices.vtt': {
    format: 'webvtt',
    segments: [
      '0–3 ??: We lend tools to anybody.',
      '3–5 ??: Why tools?',
      '6.5–9 + ??: Because people have',
      '6.5–9 + ??: one job at a time.',
    ],
  },
  'openai-verbose.json': {
    format: 'openai-json',
    segments: [
      '0–1.8 ??: We began with one drill. (0.0 0.2 0.6 0.8 1.0)',
      '2.4–5.2 ??: Then – who knows – came the saws. (2.4 2.8 3.0 3.2 3.6 4.0 4.3 4.4)',
    ],
  },
  'otter.txt': {
    format: 'timed-text',
    segments: [
      '3–21 + Ines Ward: We began with one drill. It was found at 10:30 in a skip.',
      '21–3725 + Unknown Speaker: And then?',
      '3725–? + Ines Ward: The saws. See you at 10:45',
    ],
  },
  'plain.srt': {
    format: 'srt',
    segments: ['1–3.2 ??: Who brings them back at all?', '3.5–5 ??: Note: nearly everybody.', '7–7 ??: In time, too.'],
    problems: ['12: This caption ends before it begins.'],
  },
  'plain.txt': {
    format: 'plain-text',
    segments: ['?–? + ??: We began with one drill. It was found in a skip.', '?–? + ??: And then? The saws.'],
  },
  'podcast.html': {
    format: 'podcast-html',
    segments: [
      '3–3725 + Ines Ward: We began with one drill & a saw.\n\nIt still works.',
      '3725–? + Ali Rahman: And then?',
    ],
  },
  'podcast.json': {
    format: 'podcast-json',
    segments: [
      '0.5–2.25 Ines Ward: We began with one drill.',
      '2.5–4 Ali Rahman: And then the saws.',
      '4–5 ??: Applause all round.',
    ],
  },
  'rev.txt': {
    format: 'timed-text',
    segments: ['3–21 + Ines Ward: We began with one drill.\n\nIt still works.', '21–? + Ali Rahman: And then?'],
  },
  'rolling.vtt': {
    format: 'webvtt',
    segments: [
      '0–2 ??: we began with (0.0 0.5 1.0)',
      '2.01–4 ??: one drill and (2.0 2.5 3.0)',
      '4.01–6 ??: then the saws (4.0 5.0 5.5)',
    ],
  },
  'times-only.txt': {
    format: 'timed-text',
    segments: ['3–21 ??: We began with one drill.', '21–? ??: And then?'],
  },
  'transformers.json': {
    format: 'chunks-json',
    segments: ['0–2.4 ??: We began with one drill.', '2.4–? ??: And then the saws.'],
  },
  'utterances.json': {
    format: 'utterances-json',
    segments: ['0.5–2.4 Speaker A: We began. (0.5 1.0)', '2.6–3 Speaker B: And then?'],
  },
  'voices.vtt': {
    format: 'webvtt',
    segments: [
      '1–4.5 Ines Ward: Good morning, and welcome to the tool library.',
      "5–7.25 Ali Rahman: Thanks, it's good to be here & dry.",
      '7.5–9 Ines Ward: Is it',
      '7.5–9 + Ali Rahman: It is!',
      '10–12 Ali Rahman: We lend 3 < 4 drills. (10.0 10.5 11.0 11.1 11.3 11.4)',
      '12.5–13 ??: Bye all.',
    ],
  },
  'whisper-cpp.json': {
    format: 'whisper-cpp-json',
    segments: ['0–2.4 ??: We began with one drill.', '2.4–5 + Speaker 1: And then the saws.'],
  },
  'whisper-lines.txt': {
    format: 'whisper-lines',
    segments: ['0–2.4 ??: We began with one drill.', '2.4–5 ??: And then the saws.'],
  },
  'whisper.tsv': {
    format: 'whisper-tsv',
    segments: ['0–2.4 ??: We began with one drill.', '2.4–5 ??: And then the saws.'],
  },
  'whisperx.json': {
    format: 'whisperx-json',
    segments: [
      '0.5–2.5 SPEAKER_00: We began in 2009. (0.5 0.8 1.2 1.3)',
      '3–3.6 SPEAKER_01: Did you? (3.0 3.2)',
      '4–4.8 SPEAKER_00: We did. (4.0 4.2)',
      '5.5–6 ??: Mm.',
    ],
  },
};

describe('each dialect is recognised by what it says, and read with its speakers, words and times', () => {
  for (const [name, { format, segments, problems = [] }] of Object.entries(expected)) {
    test(name, () => {
      const read = readTranscript(readFileSync(join(folder, name), 'utf8'));
      if (!read.ok) throw new Error(read.message);
      expect(read.transcript.format).toBe(format);
      expect(read.transcript.segments.map(outline)).toEqual(segments);
      expect(read.transcript.problems.map(({ line, message }) => `${line}: ${message}`)).toEqual(problems);
    });
  }
});

describe('what cannot be read is said in words', () => {
  const messageOf = (text: string) => {
    const read = readTranscript(text);
    return read.ok ? null : `${read.line ?? '-'}: ${read.message}`;
  };

  test('an empty file', () => expect(messageOf(' \n')).toBe('-: The file is empty.'));
  test('captions without words', () =>
    expect(messageOf('WEBVTT\n\n00:01.000 --> 00:02.000\n')).toBe('-: There are no words in these captions.'));
  test('JSON that was cut off', () =>
    expect(messageOf('{"segments": [\n{"start": 1, "text": "On')).toMatch(/^2: This begins like JSON/));
  test('subtitles that count frames', () => expect(messageOf('{1}{50}Hello.\n{60}{100}Hi.\n')).toMatch(/MicroDVD/));
  test('JSON of something else', () => expect(messageOf('{"name": "rostrum"}')).toMatch(/no transcript that is known/));
});

describe('a fault in one place costs nothing elsewhere', () => {
  const read = (text: string) => {
    const result = readTranscript(text);
    if (!result.ok) throw new Error(result.message);
    return {
      segments: result.transcript.segments.map(outline),
      problems: result.transcript.problems.map(({ line, message }) => `${line}: ${message}`),
    };
  };

  test('a caption whose times make no sense keeps its words', () => {
    expect(
      read('WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\nsoon --> later\nTwo.\n\n00:03.000 --> 00:04.000\nThree.\n'),
    ).toEqual({
      segments: ['1–2 ??: One.', '?–? ??: Two.', '3–4 ??: Three.'],
      problems: ['6: “soon --> later” is no pair of times; the words below it come in without.'],
    });
  });

  test('a short exchange has speakers where every paragraph leads with a name', () => {
    expect(read('Ann Lee: Hello there.\n\nTom Wood: Hi.\n').segments).toEqual([
      '?–? + Ann Lee: Hello there.',
      '?–? + Tom Wood: Hi.',
    ]);
    expect(read('Note: this is so.\n\nWe went on.\n').segments).toEqual([
      '?–? + ??: Note: this is so.',
      '?–? + ??: We went on.',
    ]);
  });

  test('a forgotten blank line between captions', () => {
    expect(read('WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n00:03.000 --> 00:04.000\nTwo.\n').segments).toEqual([
      '1–2 ??: One.',
      '3–4 ??: Two.',
    ]);
  });

  test('a segment without times among those of a recogniser', () => {
    expect(
      read(
        '{"segments": [{"start": 0, "end": 1, "text": "One."}, {"text": "Two."}, {"start": 2, "end": 3, "text": ""}]}',
      ),
    ).toEqual({
      segments: ['0–1 ??: One.', '?–? ??: Two.'],
      problems: ['null: Segment 2, “Two.”, has no time.'],
    });
  });
});
