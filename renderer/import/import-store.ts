import { create } from 'zustand';
import type { ReadAs } from '../../shared/formats/model/read-as.ts';
import type { ReadFile } from '../../shared/import/read-file.ts';
import { failureOf } from '../../shared/failure.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';

interface ImportState {
  /** A file that was read and waits for what the editor makes of it. */
  readonly file: ReadFile | null;
  /** Name of the file that is being read. */
  readonly reading: string | null;
  /** Told the path of an episode that was made of it. */
  readonly onMade: ((path: string) => Promise<void>) | null;
}

export const useImport = create<ImportState>(() => ({ file: null, reading: null, onMade: null }));

/** Lets the editor choose a transcript and shows what it would become. Nothing is written. */
export async function chooseTranscript(): Promise<void> {
  const path = await reportErrors(() => request('app.chooseFile', { title: 'Import a Transcript' }));
  if (path) await importFile(path);
}

/**
 * Reads a transcript and shows what it would become: chosen by the editor, or written by a recogniser just now.
 * @param onMade told the path of an episode that was made of it, before it is opened
 */
export async function importFile(path: string, onMade: ImportState['onMade'] = null): Promise<void> {
  useImport.setState({ reading: path.split(/[\\/]/).at(-1)!, onMade });
  const file = await reportErrors(() => request('import.open', { file: path }).catch(nullIfCancelled));
  // Whoever stopped it may be reading another file by now.
  if (file !== null) useImport.setState({ file: file ?? null, reading: null });
}

/** Reads the file once more as the editor says; where that cannot be, it stays as it was read. */
export async function readAgain(
  { path, encoding, readAs }: ReadFile,
  chosen: { readonly encoding?: string; readonly format?: ReadAs | null },
): Promise<void> {
  const format = chosen.format === undefined ? readAs : chosen.format;
  const again = await reportErrors(() =>
    request('import.open', {
      file: path,
      encoding: chosen.encoding ?? encoding ?? undefined,
      format: format ?? undefined,
    }).catch(nullIfCancelled),
  );
  if (again && useImport.getState().file !== null) useImport.setState({ file: again });
}

/** Stops the reading that is under way. */
export async function stopReading(): Promise<void> {
  closeImport();
  await reportErrors(() => request('import.cancel', null));
}

/** That it was stopped is no news to whoever stopped it. */
function nullIfCancelled(error: unknown): null {
  if (failureOf(error).code === 'cancelled') return null;
  throw error;
}

export function closeImport(): void {
  useImport.setState({ file: null, reading: null, onMade: null });
}
