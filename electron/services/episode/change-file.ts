import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { fieldSchemaFor } from '../../../shared/episode/model/field-schema.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { parseFrontMatter } from '../../../shared/episode/front-matter/read-front-matter.ts';
import { setField } from '../../../shared/episode/front-matter/set-field.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { labelsHold } from '../../../shared/operations/labels-hold.ts';
import { relabel, type Relabel } from '../../../shared/operations/relabel.ts';
import { swapSpeakers } from '../../../shared/operations/swap-speakers.ts';
import { encodeEdits, type SourceText } from '../../../shared/text/source-text.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import { describeFileError } from '../../files/file-error.ts';
import { hashBytes } from '../../files/hash.ts';
import { readSource, type SourceFile } from '../../files/read-file.ts';
import { replaceFile } from '../../files/write-file.ts';
import { createConfigReader } from '../library/config-reader.ts';
import { openLibrary, type Library } from '../library/library.ts';
import { recordWrite } from '../writing/open-writes.ts';
import type { RecordChange } from '../writing/records.ts';
import { save, saveText } from '../writing/save.ts';

/** What is recorded beside a file. @param path as its library names it */
export type RecordsOf = (library: Library, path: string) => readonly RecordChange[];

export interface FileWriter {
  /**
   * Puts `bytes` in place of `file`, through the history of the library that it belongs to, and with them what is
   * recorded beside it. The same bytes are not written.
   * @throws RostrumError as `save`
   */
  write(path: string, file: SourceFile, bytes: Uint8Array, recordsOf?: RecordsOf): Promise<void>;
  /** Puts bytes in place of a copy that is nobody's: through the history as well, without keeping what stood there. */
  writeCopy(path: string, file: SourceFile, bytes: Uint8Array, library: string): Promise<void>;
  close(): void;
}

/** Writes files wherever they lie; a library is opened when something in its folder is first written. */
export function createFileWriter({ userData }: { userData: string }): FileWriter {
  const libraries = new Map<string, Library>();

  const libraryOf = async (folder: string) => {
    const known = libraries.get(folder);
    if (known) return known;
    const library = await openLibrary(folder, { userData });
    libraries.set(folder, library);
    return library;
  };

  return {
    async write(path, file, bytes, recordsOf) {
      const isSame = hashBytes(bytes) === file.hash;
      if (isSame && recordsOf === undefined) return;
      const absolute = await resolveFolder(path);
      const library = await libraryOf(dirname(absolute));
      const inLibrary = relative(library.root, absolute).replaceAll('\\', '/');
      const records = recordsOf?.(library, inLibrary) ?? [];
      if (isSame) await save(library, { records });
      else
        await nameFailure(path, () => saveText(library, { path: inLibrary, before: file, bytes }, records), inLibrary);
    },
    async writeCopy(path, file, bytes, folder) {
      const absolute = await resolveFolder(path);
      let library: Library;
      try {
        library = await libraryOf(folder);
      } catch (error) {
        if (!(error instanceof RostrumError)) throw error;
        // Git needs its merge also where Rostrum may keep nothing of its own.
        return nameFailure(path, () => replaceFile(absolute, { expectedHash: file.hash, bytes }));
      }
      const inside = relative(library.root, absolute).replaceAll('\\', '/');
      const inLibrary = inside.startsWith('../../') || isAbsolute(inside) ? absolute : inside;
      await recordWrite(
        library,
        { path: inLibrary, oldHash: file.hash, newHash: hashBytes(bytes), oldBytes: null },
        () => nameFailure(path, () => replaceFile(absolute, { expectedHash: file.hash, bytes })),
      );
    },
    close() {
      for (const library of libraries.values()) library.close();
    },
  };
}

export interface FileChange {
  readonly edits: readonly TextEdit[];
  /** As it was before. */
  readonly source: SourceText;
}

/**
 * Changes one file by edits, and no byte outside them.
 * @throws RostrumError as `readSource`, `edit` and `replaceFile`; the failure names the file
 */
export async function changeFile(
  path: string,
  { userData, dryRun = false }: { userData: string; dryRun?: boolean },
  edit: (text: string, config: LibraryConfig) => readonly TextEdit[],
  recordsOf?: RecordsOf,
): Promise<FileChange> {
  const file = await readSource(path);
  const config = await configOf(path);
  const edits = await nameFailure(path, () => edit(file.source.text, config));
  if (!dryRun) {
    const writer = createFileWriter({ userData });
    try {
      await writer.write(path, file, encodeEdits(file.source, edits), recordsOf);
    } finally {
      writer.close();
    }
  }
  return { edits, source: file.source };
}

/** Settings that cannot be read would leave the value's type to guesswork. */
async function configOf(path: string): Promise<LibraryConfig> {
  const reader = createConfigReader();
  const { config, root } = await reader.read(path);
  const [problem] = reader.problems();
  if (problem !== undefined)
    throw new RostrumError({
      code: 'bad-request',
      message: problem,
      next: 'Nothing is changed until this is mended.',
      path: root,
    });
  return config;
}

/** A failure names the file as it was named, wherever its bytes lie. */
async function nameFailure<T>(path: string, run: () => T | Promise<T>, inLibrary?: string): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const isItsOwn = inLibrary === undefined || (error as RostrumError).failure?.path === inLibrary;
    if (error instanceof RostrumError && isItsOwn) throw new RostrumError({ ...error.failure, path }, { cause: error });
    throw error;
  }
}

/** The path with the links on the way to it followed, but not the file's own: so is it named in its library. */
async function resolveFolder(path: string): Promise<string> {
  try {
    return join(await realpath(dirname(resolve(path))), basename(path));
  } catch (error) {
    throw describeFileError(error, path, 'write');
  }
}

/**
 * The edits that give one field a value in the form of its type.
 * @param raw the value is source in the front matter's own format
 * @throws RostrumError `bad-request` with the reason where the field cannot take it
 */
export function editField(
  text: string,
  config: LibraryConfig,
  { key, value, raw }: { key: string; value: string; raw: boolean },
): readonly TextEdit[] {
  const current = parseFrontMatter(text).fields.find((field) => field.key === key)?.value ?? null;
  const result = setField(text, key, value, { type: fieldSchemaFor(key, config, current).type, raw });
  if (result.ok) return result.edits;
  throw new RostrumError({ code: 'bad-request', message: result.reason });
}

/**
 * The edits that give turns of one label to another, proven on a re-parse: the same turns, and no label but theirs changed.
 * @throws RostrumError `bad-request` where there are no such turns, or the new label would not be read as one
 */
export function editLabels(text: string, config: LibraryConfig, request: Relabel): readonly TextEdit[] {
  if (request.from === request.to)
    throw new RostrumError({ code: 'bad-request', message: 'The two labels are the same.' });
  return proveLabels(text, config, [request.from], request.lines, (episode) => relabel(episode, request));
}

export interface Swap {
  readonly a: string;
  readonly b: string;
  readonly lines?: Relabel['lines'];
}

/**
 * The edits that give the turns of each of two labels to the other, proven like `editLabels`. One of the two may have no
 * turns in these lines, or none at all where the file declares it.
 * @throws RostrumError `bad-request` as `editLabels`, and where the file does not know one of the labels
 */
export function editSwap(text: string, config: LibraryConfig, { a, b, lines }: Swap): readonly TextEdit[] {
  if (a === b) throw new RostrumError({ code: 'bad-request', message: 'The two labels are the same.' });
  return proveLabels(text, config, [a, b], lines, (episode) => swapSpeakers(episode, a, b, lines));
}

/** The edits of `change` to labels alone, where a re-parse shows the same turns with the labels that were meant. */
function proveLabels(
  text: string,
  config: LibraryConfig,
  named: readonly string[],
  lines: Relabel['lines'],
  change: (episode: Episode) => readonly TextEdit[],
): readonly TextEdit[] {
  const before = parseEpisode(text, config);
  const labels = [...new Set(before.turns.map(({ label }) => label.text))];
  const next =
    labels.length > 0 ? `The labels here are ${labels.join(', ')}.` : 'No labels were recognised in this file.';
  const unknown = named.find((name) => !before.speakers.some(({ label }) => label === name) && !labels.includes(name));
  if (unknown !== undefined)
    throw new RostrumError({ code: 'bad-request', message: `No turn has the label “${unknown}”.`, next });
  const edits = change(before);
  if (edits.length === 0) {
    const whose = named.map((label) => `“${label}”`).join(' or ');
    throw new RostrumError({
      code: 'bad-request',
      message: `No turn of ${whose} begins in ${lines === undefined ? 'this file' : 'these lines'}.`,
      next,
    });
  }
  if (!labelsHold(before, edits, config)) {
    const label = edits[0]!.insert;
    throw new RostrumError({
      code: 'bad-request',
      message: `“${label}” would not be read as a label in this file.`,
      next: 'Write it as the other labels are written.',
    });
  }
  return edits;
}
