import { create } from 'zustand';
import type { MenuAction } from '../base/context-menu-store.ts';
import { copyPath, revealFile } from '../base/files.ts';
import { notify } from '../base/notices-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';

/** The path of the file whose name is asked for; null while none is. */
export const useRenamedFile = create<{ readonly path: string | null }>(() => ({ path: null }));

/** What a menu offers to do with a file of the library itself. */
export function fileActions(path: string): MenuAction[] {
  return [
    { title: 'Rename file…', run: () => askForName(path) },
    { title: 'Show in folder', run: () => revealFile(path) },
    { title: 'Copy path', run: () => void copyPath(path) },
  ];
}

function askForName(path: string): void {
  if (useUnsaved.getState().unsaved.has(path))
    notify('This episode has changes that are not saved.', 'info', 'Save it; then its file can be renamed.');
  else useRenamedFile.setState({ path });
}
