import { spawn, spawnSync } from 'node:child_process';

/** What a step of the launcher throws when there is nothing more to try; its message is all that the user sees. */
export class SetUpError extends Error {}

/** Runs a command with its output shown; resolves with its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** Runs a command quietly; throws with what it printed when it fails. */
export function runQuietly(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  if (error || status !== 0)
    throw new SetUpError(`${command} ${args.join(' ')} failed.\n${error?.message ?? `${stdout}\n${stderr}`}`);
  return stdout;
}

export function say(message) {
  process.stdout.write(`rostrum: ${message}\n`);
}

/** Shows the message of a `SetUpError` alone, anything else with its stack, and exits 1. */
export function stop(error) {
  process.stderr.write(`rostrum: ${error instanceof SetUpError ? error.message : error.stack}\n`);
  process.exit(1);
}
