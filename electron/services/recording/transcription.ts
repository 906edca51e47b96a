import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fillCommand, readCommand, readProgress } from '../../../shared/transcription/command.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { keepWhileInUse } from '../machine/kept-files.ts';

export interface TranscriptionRequest {
  /** As the editor set it up; see `readCommand`. */
  readonly command: string;
  /** The recording. */
  readonly input: string;
  /** Its length; null where it is not known. */
  readonly seconds: number | null;
  /** Transcriptions are kept in it, each in a folder of its own. */
  readonly folder: string;
  /** Told every line that the program prints, and how far it is where the line says so. */
  readonly onLine: (line: string, share: number | null) => void;
  readonly signal: AbortSignal;
}

/** Endings of transcripts, the one that tells most first. */
const endings = ['.json', '.vtt', '.srt', '.tsv', '.docx', '.md', '.txt'];
const maxOutputBytes = 16 * 1024 * 1024;
const killTimeoutMs = 3000;

/**
 * Runs the editor's speech-to-text program over a recording, without a shell. The program is the only one that gets the
 * recording; nothing here reaches a network.
 * @returns the transcript that it wrote, or a file with what it printed where it wrote none
 * @throws RostrumError `bad-request` for a command that cannot be run; `cancelled`; `unreadable` with the program's own words where it fails or gives nothing
 */
export async function runTranscription({
  command,
  input,
  seconds,
  folder,
  onLine,
  signal,
}: TranscriptionRequest): Promise<string> {
  const read = readCommand(command);
  if (!read.ok) throw new RostrumError({ code: 'bad-request', message: read.reason, next: 'Change the command.' });
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(join(folder, 'draft-'));
  const release = keepWhileInUse(work);
  const stem = basename(input, extname(input));
  const [program, ...words] = fillCommand(read.words, { input, output: join(work, stem), folder: work });
  try {
    const printed = await run(program!, words, { folder: work, seconds, onLine, signal });
    const written = await findTranscript(work);
    if (written !== null) return written;
    if (printed.trim() === '')
      throw new RostrumError({
        code: 'unreadable',
        message: `“${program}” ended without a transcript.`,
        next: 'Let it write one to {output} or into {folder}, or print it.',
      });
    const file = join(work, `${stem}.txt`);
    await writeFile(file, printed);
    return file;
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  } finally {
    release();
  }
}

interface Run {
  readonly folder: string;
  readonly seconds: number | null;
  readonly onLine: TranscriptionRequest['onLine'];
  readonly signal: AbortSignal;
}

/** Gives what the program printed on its standard output. */
function run(program: string, words: readonly string[], { folder, seconds, onLine, signal }: Run): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled());
    // In a group of its own, so that what it starts is stopped with it.
    const child = spawn(program, words, {
      cwd: folder,
      shell: false,
      windowsHide: true,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let last = '';
    const stop = () => {
      end(child.pid, 'SIGTERM', () => child.kill());
      setTimeout(() => end(child.pid, 'SIGKILL', () => child.kill('SIGKILL')), killTimeoutMs).unref();
    };
    signal.addEventListener('abort', stop, { once: true });
    const listen = (line: string, isOutput: boolean) => {
      if (isOutput && printed.length < maxOutputBytes) printed += `${line}\n`;
      if (line.trim() !== '') last = line.trim();
      onLine(line, readProgress(line, seconds));
    };
    createInterface({ input: child.stdout }).on('line', (line) => listen(line, true));
    createInterface({ input: child.stderr }).on('line', (line) => listen(line, false));
    child.on('error', (error: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', stop);
      const isMissing = error.code === 'ENOENT';
      reject(
        new RostrumError(
          {
            code: 'not-found',
            message: isMissing
              ? `There is no program “${program}” on this machine.`
              : `“${program}” cannot be started: ${error.message}`,
            next: 'Install it, or write its whole path in the command.',
          },
          { cause: error },
        ),
      );
    });
    child.on('close', (code, killedBy) => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(cancelled());
      else if (code === 0) resolve(printed);
      else
        reject(
          new RostrumError({
            code: 'unreadable',
            message: `“${program}” stopped ${code === null ? `(${killedBy})` : `with exit code ${code}`}${last === '' ? '.' : `: ${last}`}`,
            next: 'Its log says more.',
          }),
        );
    });
  });
}

function end(pid: number | undefined, signal: NodeJS.Signals, otherwise: () => void): void {
  try {
    if (pid !== undefined && process.platform !== 'win32') process.kill(-pid, signal);
    else otherwise();
  } catch {
    // It has ended meanwhile.
  }
}

const cancelled = () =>
  new RostrumError({ code: 'cancelled', message: 'The draft was cancelled. Nothing was kept of it.' });

/** The most telling transcript in the folder; of several alike, the longest. */
async function findTranscript(folder: string): Promise<string | null> {
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    endings.includes(extname(name).toLowerCase()),
  );
  const files = await Promise.all(
    names.map(async (name) => ({
      file: join(folder, name),
      rank: endings.indexOf(extname(name).toLowerCase()),
      size: (await stat(join(folder, name))).size,
    })),
  );
  return files.filter(({ size }) => size > 0).sort((a, b) => a.rank - b.rank || b.size - a.size)[0]?.file ?? null;
}
