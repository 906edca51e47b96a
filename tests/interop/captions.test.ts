import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import { readText, temporaryFolder } from '../helpers/temporary-folder.ts';
import { ffmpeg } from './programs.ts';
import { captionsOf, sampleEpisodes, wordsIn } from './sample-episodes.ts';

const captioned = sampleEpisodes.filter((sample) => captionsOf(sample, 'vtt') !== null);

interface Cue {
  readonly start: string;
  readonly words: string;
}

/** The cues of SRT, by their blank lines. */
function srtCues(srt: string): Cue[] {
  return srt
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n\n+(?=\d+\n\d+:)/)
    .map((block) => {
      const [, times = '', ...lines] = block.split('\n');
      return { start: times.split(' --> ')[0]!, words: wordsIn(lines.join(' ')) };
    });
}

test('the sample library has captions to compare', () => {
  expect(captioned.length).toBeGreaterThan(8);
});

describe('the W3C’s parser of WebVTT', () => {
  test.each(captioned)('finds no fault in the captions of $name, and its cues in order', (sample) => {
    const { errors, cues } = new WebVTTParser().parse(captionsOf(sample, 'vtt')!, 'metadata');
    expect(errors).toEqual([]);
    expect(cues.length).toBeGreaterThanOrEqual(sample.episode.turns.length);
    for (const [index, cue] of cues.entries()) {
      expect(cue.endTime).toBeGreaterThan(cue.startTime);
      if (index > 0) expect(cue.startTime).toBeGreaterThan(cues[index - 1]!.startTime);
    }
  });
});

describe.skipIf(ffmpeg === null)('ffmpeg', () => {
  test.each(captioned)('reads the cues of $name from WebVTT and SRT alike', async (sample) => {
    const folder = await temporaryFolder({ 'a.vtt': captionsOf(sample, 'vtt')!, 'b.srt': captionsOf(sample, 'srt')! });
    for (const [name, format] of [
      ['a.vtt', 'vtt'],
      ['b.srt', 'srt'],
    ] as const) {
      const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-y', '-i', name, `out-${name}.srt`], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      const read = srtCues(await readText(join(folder, `out-${name}.srt`)));
      const given = captionsOf(sample, format)!;
      const { cues } = new WebVTTParser().parse(captionsOf(sample, 'vtt')!, 'metadata');
      const expected =
        format === 'srt'
          ? srtCues(given)
          : cues.map(({ startTime, text }) => ({
              start: new Date(Math.round(startTime * 1000)).toISOString().slice(11, 23).replace('.', ','),
              words: wordsIn(text),
            }));
      expect(read).toEqual(expected);
    }
  });
});
