import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchRostrum, temporaryFolder } from '../helpers/launch.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { writeLongEpisode } from './long-episode.ts';
import { measureManyFiles, measurePublishing } from './many-files.ts';
import { quantile, say } from './measure.ts';

/** Keys that are measured, with a pause after every twentieth: then the linter, the strip and the panels catch up. */
const measuredKeys = 300;
const keysToAPause = 20;
/** As many as an hour of corrections may take, typed as fast as the window takes them. */
const hourOfKeys = 3000;
const typed = 'and so the ferry, unfortunately notwithstanding, went home. ';

/**
 * The real window over an episode of three hours, with the linter, colours and strip on: until it is painted, what a
 * key takes, and what an hour of typing leaves in memory.
 */
async function measureWindow(): Promise<void> {
  const folder = temporaryFolder();
  const text = writeLongEpisode();
  mkdirSync(join(folder.path, 'library'));
  writeFileSync(join(folder.path, 'library', 'long.md'), text);
  writeFileSync(join(folder.path, 'library', 'short.md'), '---\ntitle: A short one\n---\nAB - Ann Bell\n\nAB Yes.\n');
  say(
    `An episode of ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB and ${formatCount(text.match(/^(AB|CD|EF) (?!-)/gm)!.length)} turns in the real window`,
  );
  const { window, errors, close } = await launchRostrum(join(folder.path, 'library'), {
    userData: join(folder.path, 'user-data'),
  });
  try {
    // The first look at any episode also loads the editor.
    await window.getByRole('option', { name: 'A short one' }).click();
    await window.locator('.cm-turn').first().waitFor();
    const opening = await measureOpening(window, 'Three hours on the ferry');
    say(`  opening, from the click to the painted text     ${opening.toFixed(0)} ms (the aim: 500)`);
    await window.waitForTimeout(2000);

    await putCursorInTheMiddle(window);
    const { handled, painted } = await measureKeys(window);
    report('a key handled', handled, 12);
    report('a key until its frame is painted', painted, null);

    await measureMemory(window);
    if (errors.length > 0) say(`  The window told of errors: ${errors.join('; ')}`);
  } finally {
    await close();
    folder.remove();
  }
}

function report(name: string, times: readonly number[], aim: number | null): void {
  const figures = [0.5, 0.95, 1].map((share) => `${quantile(times, share).toFixed(1)}`);
  say(
    `  ${name.padEnd(46)}  median ${figures[0]} ms, 95th percentile ${figures[1]} ms${aim === null ? '' : ` (the aim: ${aim})`}, longest ${figures[2]} ms of ${times.length}`,
  );
}

/** Milliseconds from the click on the row to the frame that shows the first turn. */
async function measureOpening(window: Page, title: string): Promise<number> {
  return window.evaluate(
    (name) =>
      new Promise<number>((done) => {
        const row = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((option) =>
          option.textContent?.includes(name),
        )!;
        const start = performance.now();
        const look = () => {
          const isShown =
            document.querySelector('.episode-title')?.textContent?.includes(name) &&
            document.querySelector('.cm-turn') !== null;
          if (!isShown) return void requestAnimationFrame(look);
          // Behind the frame that shows it.
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => done(performance.now() - start);
            channel.port2.postMessage(null);
          });
        };
        row.click();
        look();
      }),
    title,
  );
}

async function putCursorInTheMiddle(window: Page): Promise<void> {
  const strip = window.getByRole('slider', { name: 'Place in the transcript' });
  const { width, height } = (await strip.boundingBox())!;
  await strip.click({ position: { x: width / 2, y: height / 2 } });
  await window.keyboard.press('End');
  await window.waitForTimeout(500);
}

async function measureKeys(window: Page): Promise<{ handled: number[]; painted: number[] }> {
  await window.evaluate(() => {
    const taken = { handled: [] as number[], painted: [] as number[] };
    Object.assign(globalThis, { taken });
    let pressed = 0;
    const behind = (run: () => void) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = run;
      channel.port2.postMessage(null);
    };
    document.addEventListener('keydown', (event) => (pressed = event.timeStamp), true);
    // The editor answers an input in a microtask, so a message comes right after it.
    document.addEventListener('input', () => {
      const start = pressed;
      behind(() => taken.handled.push(performance.now() - start));
      requestAnimationFrame(() => behind(() => taken.painted.push(performance.now() - start)));
    });
  });
  for (let key = 0; key < measuredKeys; key++) {
    await window.keyboard.press(typed[key % typed.length]!);
    await window.waitForTimeout(key % keysToAPause === keysToAPause - 1 ? 700 : 70);
  }
  return window.evaluate(() => (globalThis as unknown as { taken: { handled: number[]; painted: number[] } }).taken);
}

/** Memory after the garbage is collected, during an hour's worth of keys. */
async function measureMemory(window: Page): Promise<void> {
  const session = await window.context().newCDPSession(window);
  await session.send('Performance.enable');
  const heap = async () => {
    await window.waitForTimeout(2500);
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 1e6;
  };
  const figures = [await heap()];
  for (let part = 0; part < 3; part++) {
    for (let key = 0; key < hourOfKeys / 3; key++)
      await window.keyboard.press(key % 5 === 4 ? 'Backspace' : typed[key % typed.length]!);
    figures.push(await heap());
  }
  say(
    `  memory at the start and after each third of ${formatCount(hourOfKeys)} keys  ${figures.map((megabytes) => `${megabytes.toFixed(1)} MB`).join(', ')}`,
  );
}

await measureManyFiles();
await measurePublishing();
await measureWindow();
