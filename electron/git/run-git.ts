import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { RostrumError } from '../../shared/ipc/result.ts';
import { describeGitError } from './git-error.ts';

export interface GitOptions {
  /** Called with each line that git prints while it works, for the editor to watch. */
  readonly onLine?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Given to git on its standard input. */
  readonly input?: string;
  /** Milliseconds, two minutes where absent: a remote that does not answer must not hold an editor for ever. */
  readonly timeout?: number;
  /** Exit codes that are answers, besides 0. */
  readonly allow?: readonly number[];
}

export interface GitOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const defaultTimeout = 120_000;

/** Set by hooks and by other programs that use git; they would point it at another repository. */
const inherited = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR', 'GIT_NAMESPACE'];

/** Whether an error says that there is no git. */
export function isMissing(error: unknown): boolean {
  return error instanceof RostrumError && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ENOENT';
}

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !inherited.includes(name));
  // Messages in one language, no question that nobody could answer, no editor, paths as they are and never patterns.
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true', GIT_MERGE_AUTOEDIT: 'no', GIT_LITERAL_PATHSPECS: '1' };
}

/**
 * Runs the system's git, without a shell, in `folder`.
 * @throws RostrumError `git` in words with the next step: git is missing, it failed, it took too long; `cancelled`.
 */
export function runGit(folder: string, args: readonly string[], options: GitOptions = {}): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    // A session of its own has no terminal, so that ssh cannot ask behind the window, and ends with all its children.
    const hasSessions = process.platform !== 'win32';
    const child = spawn('git', ['-c', 'core.quotePath=false', ...args], { cwd: folder, env: environment(), stdio: 'pipe', windowsHide: true, detached: hasSessions });
    const stop = () => {
      if (child.pid === undefined) return;
      if (hasSessions) process.kill(-child.pid, 'SIGTERM');
      else child.kill();
    };
    let ended: RostrumError | null = null;
    const end = (error: RostrumError) => {
      ended = error;
      stop();
    };
    const timer = setTimeout(
      () => end(new RostrumError({ code: 'git', message: `git ${args[0]} did not finish in time.`, next: 'Check the connection to the server and try again. Nothing was lost.' })),
      options.timeout ?? defaultTimeout,
    );
    const onAbort = () => end(new RostrumError({ code: 'cancelled', message: `git ${args[0]} was stopped.` }));
    if (options.signal?.aborted) onAbort();
    options.signal?.addEventListener('abort', onAbort, { once: true });

    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    if (options.onLine) for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', options.onLine);
    // A git that stops reading says why on its standard error, which is what counts.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');

    child.on('error', (error) => {
      clearTimeout(timer);
      reject(new RostrumError({ code: 'git', message: 'git could not be started.', next: 'Install git (https://git-scm.com) and try again.' }, { cause: error }));
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      const output = { code: status ?? 1, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') };
      if (ended) reject(ended);
      else if (output.code === 0 || options.allow?.includes(output.code)) resolve(output);
      else reject(describeGitError(args[0] ?? '', output));
    });
  });
}
