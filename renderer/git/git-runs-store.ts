import { create } from 'zustand';

/** How many commands of git the window has run: whoever shows a repository elsewhere looks at it again when it counts up. */
export const useGitRuns = create<{ readonly count: number }>(() => ({ count: 0 }));

export function countGitRun(): void {
  useGitRuns.setState(({ count }) => ({ count: count + 1 }));
}
