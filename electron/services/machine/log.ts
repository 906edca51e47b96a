import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataFolder } from '../../files/make-folder.ts';

const maxLines = 300;

function logOf(userData: string): string {
  return join(userData, 'log.txt');
}

/**
 * Keeps a line of what happened, for a report of something that is wrong.
 * @param what a name of the program's own, such as a request and an error's code: never words or names of an editor's files
 */
export async function keepLogLine(userData: string, what: string): Promise<void> {
  try {
    makeDataFolder(userData);
    await appendFile(logOf(userData), `${new Date().toISOString()} ${what.replace(/[^\x20-\x7e]/g, ' ')}\n`);
  } catch {
    // What cannot be kept must not stand in the way of what is logged.
  }
}

/** The last lines that were kept; at its next start a log that grew is cut to them. */
export async function readLog(userData: string): Promise<string[]> {
  const text = await readFile(logOf(userData), 'utf8').catch(() => ''); // Nothing was logged yet.
  return text
    .split('\n')
    .filter((line) => line !== '')
    .slice(-maxLines);
}

/** Cuts the log to its last lines. */
export async function shortenLog(userData: string): Promise<void> {
  const lines = await readLog(userData);
  if (lines.length === maxLines)
    await writeFile(logOf(userData), lines.map((line) => `${line}\n`).join('')).catch(() => {}); // As for a line.
}
