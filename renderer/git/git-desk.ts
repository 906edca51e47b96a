import { useCallback, useEffect, useState } from 'react';
import type { GitState } from '../../shared/ipc/requests/git.ts';
import { listen, request } from '../app/client.ts';
import { attempt } from '../app/store.ts';

export interface GitDesk {
  /** Undefined until it is known; null where the folder is in no repository. */
  readonly state: GitState | null | undefined;
  /** What runs, in words; null while nothing does. */
  readonly running: string | null;
  /** What git printed during the last command. */
  readonly lines: readonly string[];
  /** Runs one command and looks at the repository again. Undefined where it failed, which is told. */
  run<T>(title: string, work: () => Promise<T>): Promise<T | undefined>;
}

/** The repository around a folder: looked at when the folder or what is in it changes. */
export function useGitDesk(folder: string, version: unknown): GitDesk {
  const [state, setState] = useState<GitState | null | undefined>(undefined);
  const [running, setRunning] = useState<string | null>(null);
  const [lines, setLines] = useState<readonly string[]>([]);
  const look = useCallback(() => attempt(() => request('git.state', { folder })).then(setState), [folder]);
  useEffect(() => {
    void look();
  }, [look, version]);
  useEffect(() => listen('git.line', ({ line }) => setLines((before) => [...before, line].slice(-200))), []);
  return {
    state,
    running,
    lines,
    async run(title, work) {
      setRunning(title);
      setLines([]);
      try {
        return await attempt(work);
      } finally {
        setRunning(null);
        await look();
      }
    },
  };
}
