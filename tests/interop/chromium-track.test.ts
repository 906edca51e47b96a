import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium as browser } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import { chromium } from './programs.ts';
import { captionsOf, sampleEpisodes, wordsIn } from './sample-episodes.ts';

const captioned = sampleEpisodes.flatMap((sample) => {
  const captions = captionsOf(sample, 'vtt');
  return captions === null ? [] : [{ name: sample.name, captions }];
});

/** A page with the captions of every episode at `/NAME.vtt`. */
async function openPage(program: string) {
  const server = createServer(({ url }, response) => {
    const captions = captioned.find(({ name }) => url === `/${encodeURIComponent(name)}.vtt`)?.captions;
    response
      .setHeader('content-type', captions === undefined ? 'text/html' : 'text/vtt')
      .end(captions ?? '<!doctype html><title>Captions</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const isRoot = process.getuid?.() === 0;
  const executablePath = spawnSync('which', [program], { encoding: 'utf8' }).stdout.trim();
  const shown = await browser.launch({
    executablePath,
    chromiumSandbox: !isRoot,
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  onTestFinished(async () => {
    await shown.close();
    server.close();
  });
  const page = await shown.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  return page;
}

/** Run in the page: the cues that a track has, in the order in which they are shown. */
const readCues = `(async (name) => {
  const video = document.createElement('video');
  const track = document.createElement('track');
  track.src = '/' + encodeURIComponent(name) + '.vtt';
  track.track.mode = 'hidden';
  video.append(track);
  document.body.append(video);
  await new Promise((resolve, reject) => { track.onload = resolve; track.onerror = reject; });
  return [...track.track.cues].map(({ startTime, endTime, text }) => ({ startTime, endTime, text }));
})`;

interface Cue {
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}

describe.skipIf(chromium === null)('Chromium’s track element', () => {
  test('shows the cues of every episode of the sample library in the order in which they were said', async () => {
    const page = await openPage(chromium!);
    for (const { name, captions } of captioned) {
      const shown = (await page.evaluate(`${readCues}(${JSON.stringify(name)})`)) as Cue[];
      const given = new WebVTTParser().parse(captions, 'metadata').cues;
      expect([name, shown.map(({ startTime, text }) => [startTime, wordsIn(text)])]).toEqual([
        name,
        given.map(({ startTime, text }) => [startTime, wordsIn(text)]),
      ]);
      shown.slice(1).forEach((cue, index) => expect(cue.startTime).toBeGreaterThanOrEqual(shown[index]!.endTime));
    }
  });
});
