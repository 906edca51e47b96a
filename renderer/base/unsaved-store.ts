import { create } from 'zustand';
import { request } from './client.ts';
import { reportErrors } from './notices-store.ts';

/** Paths of the episodes with changes that are not saved. */
export const useUnsaved = create<{ readonly unsaved: ReadonlySet<string> }>(() => ({ unsaved: new Set() }));

/** Marks an episode as having changes that are not saved, or as having none, and tells the main process, which asks before it quits. */
export function setUnsaved(path: string, isUnsaved: boolean): void {
  const before = useUnsaved.getState().unsaved;
  if (before.has(path) === isUnsaved) return;
  const paths = new Set(before);
  if (isUnsaved) paths.add(path);
  else paths.delete(path);
  useUnsaved.setState({ unsaved: paths });
  void reportErrors(() => request('app.setUnsaved', { paths: [...paths] }));
}
