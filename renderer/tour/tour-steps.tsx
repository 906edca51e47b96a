import type { ReactNode } from 'react';
import type { TourFolders, TourStepId } from '../../shared/tour.ts';
import { KeyHint } from '../base/ui/KeyHint.tsx';
import { tourEpisode } from './tour-episode.ts';
import type { MarkedControl } from './tour-mark.ts';

export interface TourStep {
  /** Of the list of all steps. */
  readonly title: string;
  /** What to do, with the key and the place to click. */
  readonly words: (folders: TourFolders) => ReactNode;
  readonly controls: readonly MarkedControl[];
  /** Where the controls are. */
  readonly place: 'anywhere' | 'list' | 'episode' | 'publish';
}

/** What is done in each step of the tour; that it was done is seen by `use-tour-facts.ts`. */
export const stepTexts: Readonly<Record<TourStepId, TourStep>> = {
  open: {
    title: 'Open an episode',
    words: ({ library }) => (
      <>
        Click “{tourEpisode.title}” in the list, or press <KeyHint command="palette.episodes" /> and type its name. All
        of this is a copy, made for you: change what you like. It is in <span className="tour-path">{library}</span>,
        with a small website beside it.
      </>
    ),
    controls: [{ selector: '.library-list [role="option"]', text: tourEpisode.title }],
    place: 'list',
  },
  fix: {
    title: 'Mend a label',
    words: () => (
      <>
        <KeyHint command="problem.next" /> goes to the next problem and says what it is: nobody here is called RP.{' '}
        <KeyHint command="problem.fix" /> mends it: the turn is Rashid Tully’s.
      </>
    ),
    controls: [{ selector: '[role="group"][aria-label="Problem"] button' }],
    place: 'episode',
  },
  assign: {
    title: 'Give a turn away',
    words: () => (
      <>
        <KeyHint command="pass.toggle" /> begins the attribution pass, <KeyHint command="pass.nextDoubtful" /> goes to
        the next doubtful turn. “Does anybody come?” is a question of Elspeth’s: <KeyHint command="pass.speaker1" />{' '}
        gives it to her. <KeyHint command="pass.leave" /> ends the pass.
      </>
    ),
    controls: [{ selector: '.pass-speaker' }, { selector: '.episode-doors button', text: 'Attribution pass' }],
    place: 'episode',
  },
  ready: {
    title: 'Mark it as ready',
    words: () => (
      <>
        The details beside the text are what the page says of the episode; they are right as they are. Click Mark as
        ready above the text, or press <KeyHint command="episode.toggleReady" />. That saves the file, too.
      </>
    ),
    controls: [{ selector: '.episode-head button[aria-pressed]', text: 'eady' }],
    place: 'episode',
  },
  publish: {
    title: 'Publish it',
    words: () => (
      <>
        <KeyHint command="publish.plan" /> opens the plan: what would be written into the website, file by file. Nothing
        is written yet, and only what is ready is ticked. Then click Publish 1 episode.
      </>
    ),
    controls: [
      { selector: '.publish .page-header .button.primary:not(:disabled)' },
      { selector: '.sidebar-item', text: 'Publish' },
    ],
    place: 'anywhere',
  },
  commit: {
    title: 'Commit it',
    words: () => (
      <>
        The page is in the website’s folder, which is a git repository. In the Publish view, look at the message and
        click Commit. It stays on this machine: this website has no server.
      </>
    ),
    controls: [
      { selector: '.git-commit .button.primary' },
      { selector: '.git-waiting summary' },
      { selector: '.sidebar-item', text: 'Publish' },
    ],
    place: 'publish',
  },
};
