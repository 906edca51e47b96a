import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { electronProgram, findElectron } from './electron.mjs';
import { run, say, stop } from './run.mjs';
import { buildIfStale, onDisplay, root } from './set-up.mjs';
import { reasonAgainstSandbox } from './system-libraries.mjs';

try {
  // `--screenshot` may stand without a file.
  const argv = process.argv.slice(2).map((argument, at, all) => (argument === '--screenshot' && (all[at + 1] ?? '--').startsWith('--') ? '--screenshot=out/screenshot.png' : argument));
  const { values, positionals } = parseArgs({ args: argv, options: { screenshot: { type: 'string' } }, allowPositionals: true });
  const { folder } = await findElectron(root);
  await buildIfStale();
  const library = positionals[0] ? resolve(positionals[0]) : copySampleLibrary();
  const args = [root, library];
  const reason = reasonAgainstSandbox();
  if (reason) {
    say(reason);
    args.unshift('--no-sandbox');
  }
  const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (headless) say('there is no display here: running under Xvfb. `npm start -- --screenshot FILE` saves a picture of the window.');
  const environment = { ...process.env };
  if (values.screenshot) environment.ROSTRUM_SCREENSHOT = resolve(values.screenshot);
  const [command, commandArgs] = onDisplay(electronProgram(folder), args);
  process.exitCode = await run(command, commandArgs, { env: environment });
  if (values.screenshot && process.exitCode === 0) say(`screenshot saved to ${values.screenshot}`);
} catch (error) {
  stop(error);
}

/** Editors try things out: the bundled library itself stays as it is. */
function copySampleLibrary() {
  const copy = join(mkdtempSync(join(tmpdir(), 'rostrum-')), 'sample-library');
  cpSync(join(root, 'build', 'sample-library'), copy, { recursive: true });
  say(`opening a copy of the sample library in ${copy}`);
  return copy;
}
