import { create } from 'zustand';
import { failureOf } from '../../shared/failure.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'error' | 'info';
  readonly message: string;
  readonly next?: string | undefined;
  /** One thing that can be done about it: a button. */
  readonly action?: NoticeAction;
}

export interface NoticeAction {
  readonly title: string;
  readonly run: () => void;
}

/** Messages in the corner of the window, until they are dismissed. */
export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

const { setState: set, getState: get } = useNotices;

let count = 0;

/** Shows a notice in the corner. @param next what the reader can do now @returns by which it is dismissed */
export function notify(message: string, kind: Notice['kind'] = 'info', next?: string): Notice['id'] {
  const id = count++;
  set({ notices: [...get().notices.filter((notice) => notice.message !== message), { id, kind, message, next }] });
  if (kind === 'info') setTimeout(() => dismissNotice(id), 6000);
  return id;
}

let lastStep: Notice['id'] | null = null;

/** Says where a step has led, in the place of where the one before did: whoever goes on and on sees the last one only. */
export function notifyOfStep(message: string): void {
  if (lastStep !== null) dismissNotice(lastStep);
  lastStep = notify(message);
}

/** Shows a notice of what was done, with one thing that can be done about it, such as undoing it. @returns by which it is dismissed once that is done elsewhere */
export function notifyWithAction(message: string, action: NoticeAction): Notice['id'] {
  const id = count++;
  set({ notices: [...get().notices, { id, kind: 'info', message, action }] });
  setTimeout(() => dismissNotice(id), 30_000);
  return id;
}

export function dismissNotice(id: Notice['id']): void {
  set({ notices: get().notices.filter((notice) => notice.id !== id) });
}

/** Runs what an editor asked for; a failure is shown as a notice. */
export async function reportErrors<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const { message, next } = failureOf(error);
    notify(message, 'error', next);
    return undefined;
  }
}
