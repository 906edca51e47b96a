import './episode.css';
import { useEffect } from 'react';
import type { LastPlace } from '../../../shared/library/last-place.ts';
import { listen } from '../../base/client.ts';
import { revealFile } from '../../base/files.ts';
import { useLibrary } from '../../base/library-store.ts';
import { useNavigation, type TextFocus } from '../../base/navigation-store.ts';
import { EmptyState } from '../../base/ui/EmptyState.tsx';
import { EditorHost } from './EditorHost.tsx';
import { episodeField } from '../editor/episode-field.ts';
import { DetailsPane } from './DetailsPane.tsx';
import { EpisodeBanners } from './EpisodeBanners.tsx';
import { episodeExtensions } from './episode-extensions.ts';
import { leavePass, startPass } from '../pass/pass.ts';
import { usePass } from '../pass/pass-store.ts';
import { PreviewPane } from '../preview/PreviewPane.tsx';
import { PassBar } from '../pass/PassBar.tsx';
import { Player } from '../../player/Player.tsx';
import { landOnProblem } from '../problems/problem-steps.ts';
import { fetchLibraryWords } from '../words/library-words-store.ts';
import { SpeakerStrip } from '../speakers/SpeakerStrip.tsx';
import { goToFirstWords, goToOffset, goToTurn } from '../open/go-to.ts';
import { showEpisode, refreshSidecar } from '../open/show-episode.ts';
import { selectShown, useOpenEpisodes } from '../open/open-episodes-store.ts';
import { StatusBar } from './StatusBar.tsx';
import { EpisodeCommands } from './EpisodeCommands.tsx';
import { EpisodeHead } from './EpisodeHead.tsx';

interface EpisodePaneProps {
  readonly path: string;
  readonly line?: number | undefined;
  readonly resume?: LastPlace | undefined;
  readonly focus?: TextFocus | undefined;
  /** Told the file of a transcript that was made of the recording. */
  readonly onImport: (file: string) => void;
}

/** One episode: its text, and beside it what it says about itself. */
export function EpisodePane({ path, line, resume, focus, onImport }: EpisodePaneProps) {
  const openEpisode = useOpenEpisodes(selectShown);
  const failure = useOpenEpisodes((state) => state.failure);
  const showDetails = useNavigation((state) => state.showDetails);
  const showPreview = useNavigation((state) => state.showPreview);
  const row = useLibrary((state) => state.rows.find((candidate) => candidate.path === path));
  const passRuns = usePass((state) => state.mode === 'walk');
  useEffect(() => {
    leavePass();
    // Once the editor is in sight.
    void showEpisode(path, episodeExtensions()).then(() => requestAnimationFrame(() => landOnProblem(path)));
  }, [path]);
  const indexing = useLibrary((state) => state.indexing);
  useEffect(() => {
    // Names are known once the files were read.
    if (!indexing) void fetchLibraryWords();
  }, [indexing]);
  useEffect(
    () => listen('library.changed', ({ paths }) => void (paths.includes(path) && refreshSidecar(path))),
    [path],
  );
  const shown = openEpisode?.path === path ? openEpisode : null;
  useEffect(() => {
    if (shown === null || line === undefined || line > shown.state.doc.lines) return;
    goToOffset(shown.state.doc.line(line).from);
    // Goes there when the episode or the line asked for changes, not with every letter typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown?.path, line]);
  useEffect(() => {
    if (shown === null || resume === undefined) return;
    if (resume.inPass) startPass(resume.turn);
    else goToTurn(shown.state.field(episodeField), resume.turn);
    // As above: once for each time that it is asked for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown?.path, resume]);
  useEffect(() => {
    if (shown === null || focus === undefined) return;
    if (focus.at === 'first-turn') goToFirstWords();
    useOpenEpisodes.getState().view?.focus();
    // As above.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown?.path, focus]);

  if (failure && !shown) {
    return (
      <EmptyState
        role="alert"
        title={`${row?.title ?? path} cannot be opened`}
        actions={
          <button className="button" onClick={() => revealFile(path)}>
            Show in folder
          </button>
        }
      >
        {failure.message} {failure.next}
      </EmptyState>
    );
  }
  return (
    <div className="episode" data-details={showDetails} data-preview={showPreview} data-pass={passRuns}>
      {shown === null && <p className="opening quiet-text">Opening…</p>}
      {shown && <EpisodeHead openEpisode={shown} />}
      {shown && <EpisodeBanners openEpisode={shown} />}
      {shown && <SpeakerStrip openEpisode={shown} />}
      <EditorHost hidden={shown === null} />
      {shown && <PassBar />}
      {shown && <Player path={shown.path} episode={shown.state.field(episodeField)} onImport={onImport} />}
      {showPreview && shown && <PreviewPane openEpisode={shown} />}
      {showDetails && shown && <DetailsPane openEpisode={shown} />}
      {shown && <StatusBar openEpisode={shown} />}
      {shown && <EpisodeCommands openEpisode={shown} />}
    </div>
  );
}
