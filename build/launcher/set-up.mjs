import { delimiter, join } from 'node:path';
import { installDependencies, pinnedNode } from './dependencies.mjs';
import { run, say, stop } from './run.mjs';
import { installSystemLibraries } from './system-libraries.mjs';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/**
 * Brings a fresh machine to where the pinned Node can go on, and goes on there in another script, with the project's
 * tools first on the path. Runs on Node 20 with nothing installed.
 * @param script below `build/`; it gets this process's arguments, and its exit code becomes this one's
 */
export async function setUpAndRun(script) {
  try {
    await installDependencies(root);
    await installSystemLibraries();
    const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
    process.exitCode = await run(pinnedNode(root), [join(root, 'build', script), ...process.argv.slice(2)], {
      env: { ...process.env, PATH },
    });
  } catch (error) {
    stop(error);
  }
}

/** Bundles the app when a source is newer than the last bundle. */
export async function buildIfStale() {
  const { bundle, isStale } = await import('../bundle.mjs');
  if (!isStale()) return;
  say('building …');
  await bundle();
}
