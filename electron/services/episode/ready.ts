import { readBytes, readSource } from '../../files/read-file.ts';
import { readReady, setReady } from '../../history/history.ts';
import { changeSidecar, digestText } from '../writing/sidecar.ts';
import { pathInLibrary, type Library } from '../library/library.ts';

/**
 * Sets or takes away the editor's tick, beside the episode, where git carries it to the other editors.
 * @throws RostrumError as `readSource` and `changeSidecar`
 */
export async function tickReady(library: Library, path: string, ready: boolean): Promise<void> {
  const { source } = await readSource(pathInLibrary(library, path));
  setReady(library.history, path, null);
  await takeOverTicks(library);
  await changeSidecar(library, path, (sidecar) => ({ ...sidecar, ready: ready ? [digestText(source.text)] : [] }));
}

/** Ticks were kept on this machine once. They go beside their episodes with the first tick that is set or taken away, as opening a library writes nothing into it. */
async function takeOverTicks(library: Library): Promise<void> {
  for (const [path, hash] of readReady(library.history)) {
    const file = await readBytes(pathInLibrary(library, path)).catch(() => null); // Gone, and the tick with it.
    if (file?.hash === hash) {
      const { source } = await readSource(pathInLibrary(library, path));
      await changeSidecar(library, path, (sidecar) => ({ ...sidecar, ready: [digestText(source.text)] }));
    }
    setReady(library.history, path, null);
  }
}
