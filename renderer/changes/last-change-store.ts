import { create } from 'zustand';
import { dismissNotice, notifyWithAction } from '../base/notices-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';

/** A change of many files, or the undo of one, that was carried out while this library is open. */
export interface LastChange {
  readonly id: string;
  /** What was done, in the past tense. */
  readonly title: string;
  /** Episodes that it wrote and that were not edited since. */
  readonly paths: readonly string[];
  /** How many files it wrote. */
  readonly files: number;
  /** Whether it took another one back: taking this one back does that again. */
  readonly isUndo: boolean;
}

interface KnownChange extends LastChange {
  /** Id of the notice that offers to take it back. */
  readonly notice: number;
}

interface LastChangeStore {
  /** Null where there was none, or the last one cannot be taken back. */
  readonly last: KnownChange | null;
  /** Whether the editor is asked about taking it back. */
  readonly asking: boolean;
}

/** The change that Undo takes back outside an episode, and in one that it wrote and nobody edited since. */
export const useLastChange = create<LastChangeStore>(() => ({ last: null, asking: false }));

/** Tells of a change, and offers to take it back: in the notice, and by Undo. */
export function offerUndo(message: string, change: LastChange, takeBack: () => void): void {
  const notice = notifyWithAction(message, { title: change.isUndo ? 'Redo' : 'Undo', run: takeBack });
  useLastChange.setState({ last: { ...change, notice }, asking: false });
}

/** The last change was taken back, or belongs to another library. */
export function clearLastChange(): void {
  const { last } = useLastChange.getState();
  if (last) dismissNotice(last.notice);
  useLastChange.setState({ last: null, asking: false });
}

/** The change that Undo takes back in an episode before anything that was typed there; null where there is none. */
export function lastChangeOf(path: string): LastChange | null {
  const { last } = useLastChange.getState();
  return last !== null && !last.isUndo && last.paths.includes(path) ? last : null;
}

/** Asks whether the last change is meant, where it is one that Undo takes back. */
export function askToUndoLastChange(): void {
  if (useLastChange.getState().last?.isUndo === false) useLastChange.setState({ asking: true });
}

/** An episode that is edited has something later to undo. */
useUnsaved.subscribe(({ unsaved }) => {
  const { last } = useLastChange.getState();
  if (last?.paths.some((path) => unsaved.has(path)))
    useLastChange.setState({ last: { ...last, paths: last.paths.filter((path) => !unsaved.has(path)) } });
});
