import { spawn } from 'node:child_process';
import { dirname, resolve as resolvePath } from 'node:path';
import { createInterface } from 'node:readline';
import { RostrumError } from '../../shared/failure.ts';
import type { GitProgram } from '../../shared/machine/kept-on-machine.ts';
import { findGit } from './find-git.ts';
import { describeGitError } from './git-error.ts';
import { readingEnvironment, trustedEnvironment } from './git-environment.ts';
import type { TrustedRepository } from './trusted-repository.ts';

export interface GitOptions {
  /** Called with each line that git prints while it works, for the editor to watch. */
  readonly onLine?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Given to git on its standard input. */
  readonly input?: string;
  /** Milliseconds; where absent, two minutes, or half a minute for a look. A remote that does not answer must not hold an editor for ever. */
  readonly timeoutMs?: number;
  /** Exit codes that are answers, besides 0. */
  readonly allow?: readonly number[];
}

export interface GitOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const defaultTimeoutMs = 120_000;

/** For a look at what lies on this machine. */
const lookTimeoutMs = 30_000;

/** Started where there is no git, so that its absence is told as any other failure to start. */
const nowhere = resolvePath('/git-is-not-installed');

/**
 * Settings under which looking at a repository runs nothing that came with it: no file monitor, hook or signature check,
 * and no repository that is not asked for by name, such as a bare one among the files of a library.
 */
const readingSettings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'submodule.recurse=false',
  'protocol.allow=never',
  'protocol.ext.allow=never',
];

/** Commands that read files of the working tree, and would have the repository's filters read them first. */
const readsFiles: ReadonlySet<string> = new Set(['status', 'diff']);

/**
 * Runs the system's git in `folder` for a look: nothing that the repository names is run, and no server is asked.
 * @param args the command, and what follows it
 * @throws RostrumError `git` in words with the next step: git is missing, it failed, it took too long; `cancelled`.
 */
export async function readGit(folder: string, args: readonly string[], options: GitOptions = {}): Promise<GitOutput> {
  const filters = readsFiles.has(args[0]!) ? await filtersOff(folder, options) : [];
  return runGit(
    folder,
    { settings: readingSettings, args, environment: readingEnvironment(filters) },
    { ...options, timeoutMs: options.timeoutMs ?? lookTimeoutMs },
  );
}

/**
 * Runs git in a repository whose authors are trusted, with its hooks, filters and servers.
 * @throws RostrumError as `readGit`
 */
export function runTrustedGit(
  { root }: TrustedRepository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitOutput> {
  return runGit(root, { settings: [], args, environment: trustedEnvironment() }, options);
}

/**
 * Makes a folder a repository of its own, without the files that a template of this machine puts into others.
 * @param settings of this repository alone, each a key and its value
 * @throws RostrumError as `readGit`
 */
export async function initRepository(
  folder: string,
  settings: readonly (readonly [key: string, value: string])[],
): Promise<void> {
  const environment = trustedEnvironment();
  const init = ['init', '--quiet', '--template='];
  await runGit(folder, { settings: ['init.defaultBranch=main'], args: init, environment }, {});
  for (const setting of settings)
    await runGit(folder, { settings: [], args: ['config', '--local', ...setting], environment }, {});
}

/** The git program that is used, and its version; null where there is none. @throws RostrumError where it does not run */
export async function describeGitProgram(): Promise<GitProgram | null> {
  const path = findGit();
  if (path === null) return null;
  const { stdout } = await readGit(dirname(path), ['version']);
  return { path, version: /\d[\d.]*/.exec(stdout)?.[0] ?? stdout.trim() };
}

/** Settings that leave out every filter of files that is known here; see gitattributes(5), "filter". */
async function filtersOff(folder: string, { signal }: GitOptions): Promise<(readonly [string, string])[]> {
  const { stdout } = await readGit(folder, ['config', '--null', '--name-only', '--get-regexp', '^filter[.]'], {
    signal,
    allow: [1],
  });
  const names = new Set(
    stdout
      .split('\0')
      .filter((key) => key !== '')
      .map((key) => key.slice(0, key.lastIndexOf('.'))),
  );
  return [...names].flatMap(
    (name) =>
      [
        [`${name}.clean`, ''],
        [`${name}.smudge`, ''],
        [`${name}.process`, ''],
        [`${name}.required`, 'false'],
      ] as const,
  );
}

interface Run {
  /** `key=value`, over those of the configuration. */
  readonly settings: readonly string[];
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

function runGit(folder: string, { settings, args, environment }: Run, options: GitOptions): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    // A session of its own has no terminal, so that ssh cannot ask behind the window, and ends with all its children.
    const hasSessions = process.platform !== 'win32';
    const given = ['core.quotePath=false', 'safe.bareRepository=explicit', ...settings].flatMap((setting) => [
      '-c',
      setting,
    ]);
    const child = spawn(findGit() ?? nowhere, ['--no-pager', ...given, ...args], {
      cwd: folder,
      env: environment,
      stdio: 'pipe',
      windowsHide: true,
      detached: hasSessions,
    });
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
      () =>
        end(
          new RostrumError({
            code: 'git',
            message: `git ${args[0]} did not finish in time.`,
            next: 'If a server is asked, check the connection to it; then try again. Nothing was lost.',
          }),
        ),
      options.timeoutMs ?? defaultTimeoutMs,
    );
    const onAbort = () => end(new RostrumError({ code: 'cancelled', message: `git ${args[0]} was stopped.` }));
    if (options.signal?.aborted) onAbort();
    options.signal?.addEventListener('abort', onAbort, { once: true });

    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    if (options.onLine)
      for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', options.onLine);
    // A git that stops reading says why on its standard error, which is what counts.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');

    child.on('error', (error) => {
      clearTimeout(timer);
      reject(
        new RostrumError(
          {
            code: 'git',
            message: 'git could not be started.',
            next: 'Install git (https://git-scm.com) and try again.',
          },
          { cause: error },
        ),
      );
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      const output = {
        code: status ?? 1,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      };
      if (ended) reject(ended);
      else if (output.code === 0 || options.allow?.includes(output.code)) resolve(output);
      else reject(describeGitError(args[0] ?? '', output));
    });
  });
}
