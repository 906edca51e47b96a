import './status-bar.css';
import { GitBranch } from 'lucide-react';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { countOf, formatCount } from '../../../shared/text/count-of.ts';
import { runCommand } from '../../base/commands.ts';
import { useLibrary } from '../../base/library-store.ts';
import { go } from '../../base/navigation-store.ts';
import { useAnswer } from '../../base/use-answer.ts';
import { episodeField } from '../editor/episode-field.ts';
import { problemsOf } from '../editor/problems-field.ts';
import { countUnsavedLines, isUnsaved } from '../editor/unsaved-edits.ts';
import { goToTurn } from '../open/go-to.ts';
import type { OpenEpisode } from '../open/open-episodes-store.ts';

/** Words a minute: what adults read silently in English (Brysbaert 2019, doi 10.1016/j.jml.2019.104047). */
const readingSpeed = 238;

/** Below an episode, where one is in it and how it stands; each figure leads to what it counts. */
export function StatusBar({ openEpisode: { state, hash } }: { openEpisode: OpenEpisode }) {
  const episode = state.field(episodeField);
  const { turns } = episode;
  const turn = nearestTurn(episode, state.selection.main.head);
  const words = turns.reduce((sum, one) => sum + one.words, 0);
  const problems = problemsOf(state).filter(({ severity }) => severity !== 'hint').length;
  const unsaved = isUnsaved(state);
  const branch = useBranch(hash);
  return (
    <section className="status-bar" aria-label="Status">
      {turn !== null && (
        <button className="link-button" title="Show this turn" onClick={() => goToTurn(episode, turn.index)}>
          Turn {formatCount(turn.index + 1)} of {formatCount(turns.length)}
        </button>
      )}
      <button className="link-button" title="Who says how much" onClick={() => runCommand('episode.speakers')}>
        {countOf(words, 'word')}, {Math.max(1, Math.round(words / readingSpeed))} min to read
      </button>
      <button className="link-button" title="Show the problems" onClick={() => runCommand('episode.problems')}>
        {problems === 0 ? 'No problems' : countOf(problems, 'problem')}
      </button>
      <button className="link-button" title="Show earlier versions" onClick={() => runCommand('episode.history')}>
        {unsaved ? `${countOf(countUnsavedLines(state), 'line')} not saved` : 'All changes saved'}
      </button>
      {branch !== null && (
        <button
          className="link-button status-branch"
          title="Show the library’s repository"
          onClick={() => go({ kind: 'publish' })}
        >
          <GitBranch size={12} aria-label="Branch" /> <bdi className="truncate">{branch}</bdi>
        </button>
      )}
    </section>
  );
}

/** The branch of the library's repository; null where there is none, or nothing is known of it. */
function useBranch(version: string): string | null {
  const folder = useLibrary((state) => state.library!.root);
  return useAnswer('git.state', { folder }, { version, quiet: true }).answer?.branch ?? null;
}
