import { useEffect, useMemo, useState } from 'react';
import type { TourProgress } from '../../shared/tour.ts';
import { useLibrary } from '../base/library-store.ts';
import { useNavigation } from '../base/navigation-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { episodeField } from '../episode/editor/episode-field.ts';
import { useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { useGitRuns } from '../git/git-runs-store.ts';
import { isMended, tourEpisode } from './tour-episode.ts';
import type { TourFacts } from './tour-store.ts';

/** What is true of each step of a tour whose library is open, as the window, the files and the repository show it. */
export function useTourFacts({ site, done, withoutGit }: TourProgress): TourFacts {
  const state = useOpenEpisodes(({ episodes }) => episodes.get(tourEpisode.path)?.state);
  const isOpen = useNavigation(({ place }) => place.kind === 'episode' && place.path === tourEpisode.path);
  const rowState = useLibrary(({ rows }) => rows.find(({ path }) => path === tourEpisode.path)?.state);
  const isPublished = rowState === undefined ? null : rowState === 'published' || rowState === 'changed';
  const isCommitted = useIsCommitted(site, isPublished === true && withoutGit === null);
  const episode = state?.field(episodeField);
  return useMemo(
    () => ({
      open: (isOpen && episode !== undefined) || done.includes('open'),
      fix: episode ? isMended(episode, 'fix') : null,
      assign: episode ? isMended(episode, 'assign') : null,
      ready: rowState === undefined ? null : rowState === 'ready' || isPublished,
      publish: isPublished,
      commit: isPublished === false ? false : isCommitted,
    }),
    [isOpen, episode, done, rowState, isPublished, isCommitted],
  );
}

/** Whether everything that was published into the site is committed; null where that is not known. */
function useIsCommitted(site: string, isAsked: boolean): boolean | null {
  const version = useGitRuns(({ count }) => count);
  const { answer, askAgain } = useAnswer('git.state', { folder: site }, { version, skip: !isAsked, quiet: true });
  useEffect(() => {
    // It may be committed in a terminal.
    window.addEventListener('focus', askAgain);
    return () => window.removeEventListener('focus', askAgain);
  }, [askAgain]);
  // What was answered before something was published anew says nothing of that.
  const [earlier, setEarlier] = useState(answer);
  if (!isAsked && answer !== earlier) setEarlier(answer);
  if (!isAsked || !answer || answer === earlier) return null;
  return !answer.uncommitted.some(({ ours }) => ours);
}
