import { quantile } from './measure.ts';

/** Milliseconds between two queries: as an editor types who is in a hurry. */
const pause = 60;

/**
 * Asks in the same thread while something else is at work there, and tells how long queries waited for their turn. How long
 * that is also depends on other programs, so it says too for how long the thread itself was at work meanwhile.
 */
export async function askMeanwhile<T>(
  ask: () => void,
  run: () => Promise<T>,
): Promise<{ readonly value: T; readonly waits: string }> {
  const late: number[] = [];
  const worked: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    const start = performance.now();
    const before = process.threadCpuUsage();
    timer = setTimeout(() => {
      const { user, system } = process.threadCpuUsage(before);
      const waited = Math.max(0, performance.now() - start - pause);
      late.push(waited);
      worked.push(Math.min(waited, (user + system) / 1e3));
      ask();
      wait();
    }, pause);
  };
  wait();
  const cpu = process.cpuUsage();
  try {
    const value = await run();
    const { user, system } = process.cpuUsage(cpu);
    const [often, most] = [quantile(late, 0.95), quantile(late, 1)].map((ms) => ms.toFixed(0));
    return {
      value,
      waits: `${((user + system) / 1e6).toFixed(1)} s of processors; 95 in 100 queries wait ${often} ms at most, all ${most} (the aim: 40), of which ${quantile(worked, 1).toFixed(0)} for work here`,
    };
  } finally {
    clearTimeout(timer);
  }
}
