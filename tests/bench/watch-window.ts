import type { Page } from '@playwright/test';
import { quantile } from './measure.ts';

/** Milliseconds between two questions of the window’s, as of an editor who is in a hurry. */
const pause = 60;

/** Begins to ask the engine something easy again and again, from the page: each answer waits for what the engine does. */
export async function beginAsking(window: Page): Promise<void> {
  await window.evaluate((ms) => {
    const asking = { waits: [] as number[], timer: 0 as unknown };
    Object.assign(globalThis, { asking });
    const { rostrum } = globalThis as unknown as {
      rostrum: { request(channel: string, argument: unknown): Promise<unknown> };
    };
    const ask = async () => {
      const start = performance.now();
      await rostrum.request('library.summary', null);
      asking.waits.push(performance.now() - start);
      asking.timer = setTimeout(ask, ms);
    };
    void ask();
  }, pause);
}

/** Ends it. @returns in words, how long answers took */
export async function describeWaits(window: Page): Promise<string> {
  const waits = await window.evaluate(() => {
    const { asking } = globalThis as unknown as { asking: { waits: number[]; timer: number } };
    clearTimeout(asking.timer);
    return asking.waits;
  });
  return `95 in 100 of ${waits.length} answers came within ${quantile(waits, 0.95).toFixed(0)} ms, all within ${quantile(waits, 1).toFixed(0)} (the aim: 40)`;
}

/** In words: tasks of the page’s that took more than 50 ms, since it was loaded; Chromium keeps the first 200. */
export async function describeLongTasks(window: Page): Promise<string> {
  const tasks = await window.evaluate(
    () =>
      new Promise<number[]>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().map(({ duration }) => duration))).observe({
          type: 'longtask',
          buffered: true,
        });
        // Where there was none, nobody is told of it.
        setTimeout(() => done([]), 500);
      }),
  );
  return `${tasks.length} tasks of more than 50 ms in the window (the aim: none)${tasks.length === 0 ? '' : `, the longest of ${quantile(tasks, 1).toFixed(0)} ms`}`;
}
