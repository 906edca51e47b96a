import { cpSync, mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { hasDisplay, onDisplay } from './display.mjs';
import { electronProgram, findElectron } from './electron.mjs';
import { readStartArguments } from './read-arguments.mjs';
import { run, say, SetUpError, stop } from './run.mjs';
import { buildIfStale, root } from './set-up.mjs';
import { reasonAgainstSandbox } from './system-libraries.mjs';

/** Xvfb has no graphics card: Chromium looks for one all the same, and complains. */
const withoutGpu = ['--disable-gpu', '--log-level=3'];

try {
  const { library, screenshot } = readStartArguments(process.argv.slice(2));
  if (library !== null) assertThere(library);
  const { folder } = await findElectron(root);
  await buildIfStale();
  const reason = reasonAgainstSandbox();
  if (reason) say(reason);
  if (!hasDisplay())
    say(
      `there is no display here: running under Xvfb.${screenshot === null ? ' `npm start -- --screenshot FILE` saves a picture of the window; Ctrl+C ends it.' : ''}`,
    );
  const switches = [...(reason ? ['--no-sandbox'] : []), ...(hasDisplay() ? [] : withoutGpu)];
  const environment = { ...process.env };
  if (screenshot !== null) {
    mkdirSync(dirname(resolve(screenshot)), { recursive: true });
    environment.ROSTRUM_SCREENSHOT = resolve(screenshot);
  }
  const [command, args] = onDisplay(electronProgram(folder), [
    ...switches,
    root,
    library === null ? copySampleLibrary() : resolve(library),
  ]);
  process.exitCode = await run(command, args, { env: environment });
  if (screenshot !== null && process.exitCode === 0) say(`screenshot saved to ${screenshot}`);
} catch (error) {
  stop(error);
}

function assertThere(library) {
  if (!statSync(library, { throwIfNoEntry: false }))
    throw new SetUpError(
      `There is no “${library}”. Name a folder of episode files, or nothing for the sample library.`,
    );
}

/** Editors try things out: the bundled library itself stays as it is. */
function copySampleLibrary() {
  const copy = join(mkdtempSync(join(tmpdir(), 'rostrum-')), 'sample-library');
  cpSync(join(root, 'build', 'sample-library'), copy, { recursive: true });
  say(`opening a copy of the sample library in ${copy}`);
  return copy;
}
