import { parseArgs } from 'node:util';
import { SetUpError } from './run.mjs';

const usage = 'Use: npm start [-- LIBRARY] [--screenshot [FILE]]';

/**
 * What `npm start` was given.
 * @param argv what follows `--`
 * @returns {{ library: string | null, screenshot: string | null }} a picture of the window goes to `screenshot`
 * @throws SetUpError for anything else
 */
export function readStartArguments(argv) {
  // `--screenshot` may stand without a file.
  const given = argv.map((argument, at) =>
    argument === '--screenshot' && (argv[at + 1] ?? '--').startsWith('--')
      ? '--screenshot=out/screenshot.png'
      : argument,
  );
  try {
    const { values, positionals } = parseArgs({
      args: given,
      options: { screenshot: { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new Error(`One library at a time, not ${positionals.length}.`);
    return { library: positionals[0] ?? null, screenshot: values.screenshot ?? null };
  } catch (error) {
    throw new SetUpError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
