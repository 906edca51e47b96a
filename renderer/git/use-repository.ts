import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import type { GitState } from '../../shared/git/git-state.ts';
import { listen } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { countGitRun } from './git-runs-store.ts';

export interface Repository {
  /** Undefined until it is known; null where the folder is in no repository. */
  readonly state: GitState | null | undefined;
  /** Why nothing is known: git is missing, or distrusts the folder. */
  readonly failure: Failure | null;
  /** What runs, in words; null while nothing does. */
  readonly running: string | null;
  /** What git printed during the last command. */
  readonly lines: readonly string[];
  /** Runs one command and looks at the repository again. Undefined where it failed, which becomes a notice. */
  run<T>(title: string, work: () => Promise<T>): Promise<T | undefined>;
}

/** What every part of the panel works on. */
export interface PartProps {
  readonly repository: Repository;
  readonly state: GitState;
  readonly folder: string;
}

/** The repository around a folder: looked at when the folder or what is in it changes. */
export function useRepository(folder: string, version: unknown): Repository {
  const { answer: state, failure, askAgain } = useAnswer('git.state', { folder }, { version, quiet: true });
  useEffect(() => {
    // Whoever comes back from a terminal may have changed it there.
    window.addEventListener('focus', askAgain);
    return () => window.removeEventListener('focus', askAgain);
  }, [askAgain]);
  const [running, setRunning] = useState<string | null>(null);
  const [lines, setLines] = useState<readonly string[]>([]);
  useEffect(() => listen('git.line', ({ line }) => setLines((before) => addLine(before, line))), []);
  return {
    state,
    failure,
    running,
    lines,
    async run(title, work) {
      setRunning(title);
      setLines([]);
      try {
        return await reportErrors(work);
      } finally {
        setRunning(null);
        countGitRun();
        askAgain();
      }
    },
  };
}

/** Lines kept of what git prints. */
const maxLines = 200;

/** A percentage that goes on takes the place of the one before. */
function addLine(before: readonly string[], line: string): string[] {
  const taskOf = (text: string | undefined) => /^(.*?):\s+\d+%/.exec(text ?? '')?.[1];
  const goesOn = taskOf(line) !== undefined && taskOf(line) === taskOf(before.at(-1));
  return [...(goesOn ? before.slice(0, -1) : before), line].slice(-maxLines);
}
