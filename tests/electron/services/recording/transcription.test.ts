import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTranscription } from '../../../../electron/services/recording/transcription.ts';
import { readTranscriptFile } from '../../../../electron/services/import/read-transcript-file.ts';
import { commandOf, knownPrograms, usualChoice } from '../../../../shared/transcription/programs.ts';
import { listFiles, temporaryFolder } from '../../../helpers/temporary-folder.ts';

/** A stand-in for a speech-to-text program, written for the test. */
const recogniser = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const [how, input, output] = process.argv.slice(2);
if (!existsSync(input)) throw new Error('no recording');
console.error('loading');
if (how === 'vtt') { console.log('progress = 50%'); writeFileSync(output + '.txt', 'Hello.'); writeFileSync(output + '.vtt', 'WEBVTT\\n\\n00:00.000 --> 00:02.000\\nHello.\\n'); }
if (how === 'print') console.log('Hello from the ' + readFileSync(input, 'utf8') + '.');
if (how === 'fail') { console.error('out of memory'); process.exit(3); }
if (how === 'wait') { console.log('waiting'); setInterval(() => {}, 1000); }
`;

async function prepare(how: string) {
  const folder = await temporaryFolder({ 'recogniser.cjs': recogniser, 'the “ferry” $(touch x).wav': 'ferry' });
  const lines: [string, number | null][] = [];
  const controller = new AbortController();
  const request = {
    command: `"${process.execPath}" "${join(folder, 'recogniser.cjs')}" ${how} {input} {output}`,
    input: join(folder, 'the “ferry” $(touch x).wav'),
    seconds: 10,
    folder: join(folder, 'drafts'),
    onLine: (line: string, share: number | null) => void lines.push([line, share]),
    signal: controller.signal,
  };
  return { folder, request, lines, controller };
}

const canSpeak = ['espeak-ng', 'sox', 'pocketsphinx_continuous'].every(
  (program) => spawnSync(program, ['--version']).error === undefined,
);

describe('a draft', () => {
  it('is the most telling file that the program wrote', async () => {
    const { request, lines } = await prepare('vtt');
    const file = await runTranscription(request);
    expect(basename(file)).toBe('the “ferry” $(touch x).vtt');
    expect(await readFile(file, 'utf8')).toContain('WEBVTT');
    expect(lines).toContainEqual(['loading', null]);
    expect(lines).toContainEqual(['progress = 50%', 0.5]);
  });

  it('is what the program printed, where it wrote nothing', async () => {
    const { request } = await prepare('print');
    expect(await readFile(await runTranscription(request), 'utf8')).toBe('Hello from the ferry.\n');
  });

  it('that fails says so in the program’s own words, and leaves nothing', async () => {
    const { request, folder } = await prepare('fail');
    await expect(runTranscription(request)).rejects.toThrow(/stopped with exit code 3: out of memory/);
    expect((await listFiles(folder)).filter((name) => name.startsWith('drafts/'))).toEqual([]);
  });

  it('that ends without a word says so', async () => {
    const { request } = await prepare('nothing');
    await expect(runTranscription(request)).rejects.toThrow('ended without a transcript');
  });

  it('is cancelled, and what was begun is gone', async () => {
    const { request, folder, lines, controller } = await prepare('wait');
    const draft = runTranscription({
      ...request,
      onLine: (line, share) => (request.onLine(line, share), line === 'waiting' && controller.abort()),
    });
    await expect(draft).rejects.toThrow('The draft was cancelled.');
    expect(lines.map(([line]) => line)).toEqual(['loading', 'waiting']);
    expect((await listFiles(folder)).filter((name) => name.startsWith('drafts/'))).toEqual([]);
  });

  it('by a program that is not there says how to go on', async () => {
    const { request } = await prepare('vtt');
    await expect(runTranscription({ ...request, command: 'no-such-recogniser {input}' })).rejects.toMatchObject({
      failure: {
        code: 'not-found',
        message: 'There is no program “no-such-recogniser” on this machine.',
        next: 'Install it, or write its whole path in the command.',
      },
    });
  });

  it.skipIf(!canSpeak)(
    'by a real recogniser can be imported (needs espeak-ng, sox and pocketsphinx, which npm test installs on Debian as root)',
    async () => {
      const folder = await temporaryFolder();
      execFileSync('espeak-ng', [
        '-v',
        'en-us',
        '-s',
        '140',
        '-w',
        join(folder, 'spoken.wav'),
        'The water was cold in the morning.',
      ]);
      execFileSync('sox', [
        join(folder, 'spoken.wav'),
        '-r',
        '16000',
        '-b',
        '16',
        join(folder, 'water.wav'),
        'pad',
        '0.5',
        '0.5',
      ]);
      const command = commandOf(usualChoice(knownPrograms.find(({ id }) => id === 'pocketsphinx')!));
      const file = await runTranscription({
        command,
        input: join(folder, 'water.wav'),
        seconds: null,
        folder: join(folder, 'drafts'),
        onLine: () => {},
        signal: new AbortController().signal,
      });
      const {
        transcript: { segments },
      } = await readTranscriptFile(file);
      expect(segments.map(({ text }) => text).join(' ')).toMatch(/\b(?:the|was|water|cold|morning|in)\b/i);
    },
    60_000,
  );
});
