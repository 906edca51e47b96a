import { createHash } from 'node:crypto';
import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { z } from 'zod';
import { heardWindow, type HeardWindow } from '../../../shared/speech/heard.ts';
import { exists } from '../../files/exists.ts';
import { describeFileError } from '../../files/file-error.ts';
import { makeDataFolder } from '../../files/make-folder.ts';
import { readText } from '../../files/own-text.ts';

/** What a draft is to be made of, and how. */
export const draftRequest = z.object({
  /** The recording’s path. */
  recording: z.string(),
  /** What the recording is known by, wherever it lies; see `identify`. */
  identity: z.string(),
  /** The recogniser’s id. */
  model: z.string(),
  /** Whether voices are told apart. */
  voices: z.boolean(),
  language: z.string().nullable(),
  /** How many speak; null where nobody says. */
  speakers: z.number().int().positive().nullable(),
  /** The episode that it is made for; null for a new one. */
  episode: z.object({ library: z.string(), path: z.string() }).nullable(),
});
export type DraftRequest = z.infer<typeof draftRequest>;

/** A draft that is being made: a folder in which every window that was heard is a line of a file. */
export interface DraftFolder {
  readonly request: DraftRequest;
  /** What was heard so far, in order. */
  readonly heard: readonly HeardWindow[];
  /** @throws RostrumError `disk-full` */
  add(window: HeardWindow): Promise<void>;
  /**
   * Keeps the transcript in place of what was heard: how voices sound is known only until then.
   * @returns its file
   */
  finish(transcript: string): Promise<string>;
}

const requestName = 'request.json';
const windowsName = 'windows.jsonl';

/** Where drafts are. @param userData the folder of Rostrum's own data */
export function draftsFolder(userData: string): string {
  return join(userData, 'drafts');
}

/** The folder of a draft. The same recording, with the same model and language, is the same draft: it goes on where it was stopped. */
export function draftId({ identity, model, voices, language }: DraftRequest): string {
  const key = JSON.stringify([identity, model, voices, language]);
  return `heard-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

/** Keeps what a draft is to be made of, so that it is known after the next start. @returns its folder */
export async function keepRequest(drafts: string, request: DraftRequest): Promise<string> {
  const folder = join(drafts, draftId(request));
  makeDataFolder(folder);
  try {
    await writeFile(join(folder, requestName), `${JSON.stringify(request)}\n`);
  } catch (error) {
    throw describeFileError(error, folder, 'write');
  }
  return folder;
}

export async function openDraft(drafts: string, request: DraftRequest): Promise<DraftFolder> {
  const folder = await keepRequest(drafts, request);
  const windows = join(folder, windowsName);
  const heard = readWindows((await readText(windows)).text);
  try {
    // A line that was not finished is heard again.
    await writeFile(windows, heard.map((window) => `${JSON.stringify(window)}\n`).join(''));
  } catch (error) {
    throw describeFileError(error, folder, 'write');
  }
  return {
    request,
    heard,
    async add(window) {
      try {
        const file = await open(windows, 'a');
        try {
          await file.appendFile(`${JSON.stringify(window)}\n`);
          await file.datasync();
        } finally {
          await file.close();
        }
      } catch (error) {
        throw describeFileError(error, windows, 'write');
      }
      heard.push(window);
    },
    async finish(transcript) {
      const path = transcriptPath(folder, request);
      try {
        await writeFile(path, transcript);
        await keepHeard(drafts, request.identity, transcript);
        await rm(windows, { force: true });
      } catch (error) {
        throw describeFileError(error, path, 'write');
      }
      return path;
    },
  };
}

/** A draft that is on this machine. */
export interface KeptDraft {
  readonly request: DraftRequest;
  /** The transcript; null where it is not finished. */
  readonly file: string | null;
  /** Up to where it was heard, in seconds; 0 where nothing was, or all. */
  readonly seconds: number;
}

/** Drafts that were begun, and those that are finished and were not put away. */
export async function listDrafts(drafts: string): Promise<KeptDraft[]> {
  const names = await readdir(drafts).catch(() => []); // None was ever made.
  const kept: KeptDraft[] = [];
  for (const name of names.filter((one) => one.startsWith('heard-'))) {
    const text = await readFile(join(drafts, name, requestName), 'utf8').catch(() => ''); // It was only just begun.
    const { success, data } = draftRequest.safeParse(parseJson(text));
    if (!success) continue;
    const file = transcriptPath(join(drafts, name), data);
    const windows = readWindows((await readText(join(drafts, name, windowsName))).text);
    kept.push({ request: data, file: (await exists(file)) ? file : null, seconds: windows.at(-1)?.end ?? 0 });
  }
  return kept;
}

function transcriptPath(folder: string, { recording }: DraftRequest): string {
  return join(folder, `${basename(recording, extname(recording))}.json`);
}

/** Where it is kept when each word of a recording is said, for as long as drafts are: an episode has no place for it. */
function heardPath(drafts: string, identity: string): string {
  return join(drafts, `words-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`, 'words.json');
}

async function keepHeard(drafts: string, identity: string, transcript: string): Promise<void> {
  const path = heardPath(drafts, identity);
  makeDataFolder(dirname(path));
  await writeFile(path, transcript);
}

/** What was heard in a recording, as `printDraft` prints it; null where no draft of it was made. */
export async function readHeard(drafts: string, identity: string): Promise<string | null> {
  return (await readText(heardPath(drafts, identity))).text || null;
}

/** Forgets a draft, and all that was heard for it; when each word of its recording is said stays. */
export async function removeDraft(drafts: string, request: DraftRequest): Promise<void> {
  await rm(join(drafts, draftId(request)), { recursive: true, force: true });
}

/** Forgets all drafts of a recording, and when each of its words is said. @param identity see `identify` */
export async function removeHeard(drafts: string, identity: string): Promise<void> {
  for (const { request } of await listDrafts(drafts))
    if (request.identity === identity) await removeDraft(drafts, request);
  await rm(dirname(heardPath(drafts, identity)), { recursive: true, force: true });
}

function readWindows(text: string): HeardWindow[] {
  const windows: HeardWindow[] = [];
  for (const line of text.split('\n')) {
    const parsed = heardWindow.safeParse(parseJson(line));
    if (!parsed.success) break;
    windows.push(parsed.data);
  }
  return windows;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off where the disk or the power went away.
    return null;
  }
}
