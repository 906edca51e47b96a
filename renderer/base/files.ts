import { request } from './client.ts';
import { useLibrary } from './library-store.ts';
import { notify, reportErrors } from './notices-store.ts';

/** Where a file of the library is on this machine. @param path in the library */
function absolutePath(path: string): string {
  const { root } = useLibrary.getState().library!;
  return root.includes('\\') ? `${root}\\${path.replaceAll('/', '\\')}` : `${root}/${path}`;
}

/** Shows a file of the library in the system's file manager. */
export function revealFile(path: string): void {
  void reportErrors(() => request('app.reveal', { path: absolutePath(path) }));
}

/** Puts where a file of the library is on the clipboard. */
export async function copyPath(path: string): Promise<void> {
  const text = absolutePath(path);
  if ((await reportErrors(() => request('app.copyText', { text }))) !== undefined) notify(`Copied: ${text}`);
}
