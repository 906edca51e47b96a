import { create } from 'zustand';
import { failureOf } from '../../shared/failure.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'error' | 'info';
  readonly message: string;
  readonly next?: string | undefined;
  /** One thing that can be done about it. */
  readonly action?: NoticeAction;
}

export interface NoticeAction {
  readonly title: string;
  readonly run: () => void;
}

/** What the editor is told, until it is dismissed. */
export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

const { setState: set, getState: get } = useNotices;

let count = 0;

/** Shows a notice in the corner. @param next what the reader can do now */
export function tell(message: string, kind: Notice['kind'] = 'info', next?: string): void {
  const id = count++;
  set({ notices: [...get().notices.filter((notice) => notice.message !== message), { id, kind, message, next }] });
  if (kind === 'info') setTimeout(() => dismiss(id), 6000);
}

/** Tells what was done, with a way to take it back. */
export function offer(message: string, action: NoticeAction): void {
  const id = count++;
  set({ notices: [...get().notices, { id, kind: 'info', message, action }] });
  setTimeout(() => dismiss(id), 30_000);
}

export function dismiss(id: number): void {
  set({ notices: get().notices.filter((notice) => notice.id !== id) });
}

/** Runs what an editor asked for; what goes wrong is told. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const { message, next } = failureOf(error);
    tell(message, 'error', next);
    return undefined;
  }
}
