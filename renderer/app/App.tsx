import './app.css';
import icon from '../../build/packaging/icon.svg';
import { useEffect, useRef, type CSSProperties } from 'react';
import type { Preferences } from '../../shared/preferences.ts';
import { FolderOpen, Signpost } from 'lucide-react';
import type { CommandId } from '../../shared/commands.ts';
import { EpisodePane } from '../episode/pane/EpisodePane.tsx';
import { onChangedOnDisk } from '../episode/open/changes-on-disk.ts';
import { UndoChange } from '../changes/UndoChange.tsx';
import { PastChangesDialog } from '../changes/PastChangesDialog.tsx';
import { DiagnosticsDialog } from '../diagnostics/DiagnosticsDialog.tsx';
import { PurgeDialog } from '../purge/PurgeDialog.tsx';
import { DraftDialog } from '../draft/DraftDialog.tsx';
import type { FinishedDraft } from '../draft/DraftJobs.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { ImportDialog } from '../import/ImportDialog.tsx';
import { importFile } from '../import/import-store.ts';
import { KeysDialog } from '../keys/KeysDialog.tsx';
import { AboutLibraryDialog } from '../library/AboutLibraryDialog.tsx';
import { LibraryPane } from '../library/LibraryPane.tsx';
import { ProblemCommands } from '../episode/problems/ProblemCommands.tsx';
import { MarkCommands } from '../marks/MarkCommands.tsx';
import { NewEpisodeDialog } from '../new-episode/NewEpisodeDialog.tsx';
import { Palette } from '../palette/Palette.tsx';
import { followLabels } from '../base/library-labels-store.ts';
import { ConfirmationDialog } from '../confirmation/ConfirmationDialog.tsx';
import { followDrafts } from '../draft/draft-store.ts';
import { followOrphanedRecords } from '../orphaned-records/orphaned-records-store.ts';
import { OrphanedRecordsBanner } from '../orphaned-records/OrphanedRecordsBanner.tsx';
import { UpdatesDialog } from '../updates/UpdatesDialog.tsx';
import { listen, request } from '../base/client.ts';
import { closeWindow } from './close-window.ts';
import { listenForKeys, runCommand, useCommand } from '../base/commands.ts';
import { collectGarbageSoon } from '../base/collect-garbage.ts';
import { ContextMenu } from '../base/ui/ContextMenu.tsx';
import { isFocusLost, keepFocus } from '../base/ui/focus.ts';
import { DropTarget } from './DropTarget.tsx';
import { Notices } from './Notices.tsx';
import { chooseLibrary, openLibrary, openSample, refreshSettings, start, useStart } from './open-library.ts';
import { putListedRows, refreshChangedRows, tellOfChanges, useLibrary } from '../base/library-store.ts';
import { useLibraryPaneShown } from '../base/library-pane.ts';
import { go, setDetailsShown, useNavigation, type ViewKind } from '../base/navigation-store.ts';
import { notify } from '../base/notices-store.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';
import { openSettings } from '../settings/settings-store.ts';
import { SettingsView } from '../settings/SettingsView.tsx';
import { Sidebar } from './Sidebar.tsx';
import { TabBar } from './TabBar.tsx';
import { startTour, takeTour } from './take-tour.ts';
import { TourCard } from '../tour/TourCard.tsx';
import { WorkCommands } from '../worklist/WorkCommands.tsx';
import { libraryViews } from './views.ts';

/** The window: the library list, an episode or a view of the library, and the dialogs above them. */
export function App() {
  const library = useLibrary((state) => state.library);
  const starting = useStart((state) => state.starting);
  const place = useNavigation((state) => state.place);
  const isListShown = useLibraryPaneShown();
  const { panes } = usePreferences((state) => state.preferences);
  const main = useRef<HTMLElement>(null);
  useMainProcess();
  useAppCommands();
  useEffect(() => keepFocus(main.current), [place.kind, isListShown]);

  if (!library) {
    if (starting) return null;
    return place.kind === 'settings' ? (
      <div className="app">
        <main className="app-main" ref={main} tabIndex={-1}>
          <SettingsView />
        </main>
        <UpdatesDialog />
        <Notices />
      </div>
    ) : (
      <Welcome />
    );
  }
  return (
    <div className="app" style={widthsOf(panes)}>
      <Sidebar />
      <LibraryPane>
        <OrphanedRecordsBanner />
      </LibraryPane>
      <div className="app-stage">
        <TourCard
          onStartOver={() => void startTour()}
          onLeft={() => isFocusLost() && (runCommand('go.transcript') || keepFocus(main.current))}
        />
        <TabBar />
        <main className="app-main" ref={main} tabIndex={-1}>
          {place.kind === 'episode' ? (
            <EpisodePane
              path={place.path}
              line={place.line}
              resume={place.resume}
              focus={place.focus}
              onImport={(file) => void importFile(file)}
            />
          ) : (
            <View kind={place.kind} />
          )}
        </main>
      </div>
      {libraryViews.map(({ kind, command, open = () => go({ kind }) }) => (
        <ViewCommand key={kind} command={command} open={open} />
      ))}
      <MarkCommands />
      <ProblemCommands />
      <WorkCommands />
      <Palette />
      <UndoChange />
      <PastChangesDialog />
      <AboutLibraryDialog />
      <KeysDialog />
      <PurgeDialog />
      <DiagnosticsDialog />
      <UpdatesDialog />
      <NewEpisodeDialog />
      <ImportDialog />
      <DraftDialog onImport={importDraft} />
      <ExportDialog />
      <ConfirmationDialog />
      <ContextMenu />
      <DropTarget />
      <Notices />
    </div>
  );
}

/** A draft belongs to the episode that it was made for, whatever is open by now; a new episode gets the draft’s recording. */
function importDraft({ id, file, episode }: FinishedDraft): void {
  const { place } = useNavigation.getState();
  if (episode !== null && (place.kind !== 'episode' || place.path !== episode)) go({ kind: 'episode', path: episode });
  void importFile(file, async (made) => void (await request('speech.attach', { id, episode: made })));
}

function View({ kind }: { kind: ViewKind }) {
  const { Component } = libraryViews.find((view) => view.kind === kind)!;
  return <Component />;
}

/** What opens one of the library's views. */
function ViewCommand({ command, open }: { command: CommandId; open: () => void }) {
  useCommand(command, open);
  return null;
}

function TourButton({ isFirst = false }: { readonly isFirst?: boolean }) {
  return (
    <button className={`button ${isFirst ? 'primary' : ''}`} onClick={() => void takeTour()} autoFocus={isFirst}>
      <Signpost size={16} aria-hidden /> Take the tour
    </button>
  );
}

function Welcome() {
  const recent = useStart((state) => state.recent);
  const isFirst = recent.length === 0;
  return (
    <div className="welcome">
      <main className="welcome-card">
        <img className="welcome-icon" src={icon} alt="" />
        <h1>Rostrum</h1>
        <p className="quiet-text">
          For the people who look after a podcast’s transcripts. Open the folder in which your episode files are;
          nothing in it is changed by opening it.
        </p>
        {isFirst && (
          <section className="welcome-tour" aria-labelledby="welcome-tour">
            <h2 id="welcome-tour">New here?</h2>
            <p className="quiet-text">
              Publish a first episode in five minutes, in a copy of the sample library with a small website beside it.
              You need no folder of your own, and can leave at any point.
            </p>
            <TourButton isFirst />
          </section>
        )}
        <div className="welcome-ways">
          <button
            className={`button ${isFirst ? '' : 'primary'}`}
            onClick={() => void chooseLibrary()}
            autoFocus={!isFirst}
          >
            <FolderOpen size={16} aria-hidden /> Open a library…
          </button>
          {!isFirst && <TourButton />}
          <button className="button" onClick={() => void openSample()}>
            Try it on the sample library
          </button>
          <button className="button quiet" onClick={() => openSettings()}>
            Settings
          </button>
        </div>
        {recent.length > 0 && (
          <section>
            <h2>Recent</h2>
            <ul>
              {recent.map((path) => (
                <li key={path}>
                  <button className="link-button" onClick={() => void openLibrary(path)}>
                    {path.split(/[\\/]/).at(-1)} <span className="quiet-text">{path}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <UpdatesDialog />
      <DropTarget />
      <Notices />
    </div>
  );
}

/** From so many files on, following the work on them leaves much behind. */
const manyFiles = 500;

/** Milliseconds between two questions for the figures while files are read: each asks the whole library again. */
const figuresPause = 2000;

/** Begins, and follows what the main process tells. */
function useMainProcess() {
  useEffect(() => {
    let refresh: ReturnType<typeof setTimeout> | undefined;
    const stops = [
      listen('command', ({ id }) => runCommand(id)),
      listen('closing', (how) => void closeWindow(how)),
      listen('openLibrary', ({ path }) => void openLibrary(path)),
      listen('notice', ({ message }) => notify(message)),
      listen('progress', (progress) => {
        useLibrary.setState({ progress: progress.finished ? null : progress });
        if (progress.total >= manyFiles) collectGarbageSoon();
        if (progress.task === 'index' && !progress.finished)
          refresh ??= setTimeout(() => ((refresh = undefined), tellOfChanges()), figuresPause);
      }),
      listen('episode.changedOnDisk', ({ path, hash, own }) => void onChangedOnDisk(path, hash, own)),
      listen('library.settings', () => void refreshSettings()),
      listen('library.read', ({ paths }) => void putListedRows(paths)),
      listen('library.changed', ({ paths }) => void refreshChangedRows(paths)),
      followLabels(),
      followOrphanedRecords(),
      followDrafts(),
      listenForKeys(
        () => usePreferences.getState().preferences,
        navigator.userAgent.includes('Mac') ? 'darwin' : 'other',
      ),
    ];
    void start();
    return () => {
      clearTimeout(refresh);
      for (const stop of stops) stop();
    };
  }, []);
  const { textSize, textWidth } = usePreferences((state) => state.preferences);
  useEffect(() => {
    document.documentElement.style.fontSize = `${16 * textSize}px`;
    document.documentElement.dataset['textWidth'] = textWidth;
  }, [textSize, textWidth]);
  const starting = useStart((state) => state.starting);
  const library = useLibrary((state) => state.library);
  const indexing = useLibrary((state) => state.indexing);
  useEffect(() => {
    // Asked by whoever takes a picture of the window.
    document.documentElement.dataset['settled'] = String(!starting && !(library && indexing));
    document.title = library ? `${library.title} – Rostrum` : 'Rostrum';
  }, [starting, indexing, library]);
}

/** For the sheets of the panes: what was not dragged has no value. */
function widthsOf({ library, details }: Preferences['panes']): CSSProperties {
  const inPixels = (width: number | null) => (width === null ? undefined : `${width}px`);
  return { '--library-width': inPixels(library), '--details-width': inPixels(details) } as CSSProperties;
}

function useAppCommands() {
  const { preferences } = usePreferences();
  const showDetails = useNavigation((state) => state.showDetails);
  const library = useLibrary((state) => state.library);
  const resize = (by: number) =>
    void changePreferences({
      textSize: Math.min(2, Math.max(0.75, Math.round((preferences.textSize + by) * 100) / 100)),
    });
  useCommand('settings.open', () => openSettings(), library === null);
  useCommand('settings.library', () => openSettings('library-general'), library !== null);
  useCommand('library.open', () => void chooseLibrary());
  useCommand('tour.start', () => void takeTour());
  useCommand('library.openSample', () => void openSample());
  useCommand('view.toggleDetails', () => setDetailsShown(!showDetails), library !== null);
  const zoom = (factor: number) =>
    void changePreferences({ zoom: Math.min(2, Math.max(0.5, Math.round(factor * 100) / 100)) });
  useCommand('view.zoomIn', () => zoom(preferences.zoom + 0.1));
  useCommand('view.zoomOut', () => zoom(preferences.zoom - 0.1));
  useCommand('view.zoomReset', () => zoom(1));
  useCommand('view.textLarger', () => resize(0.1));
  useCommand('view.textSmaller', () => resize(-0.1));
  useCommand('view.spelling', () => void changePreferences({ spelling: !preferences.spelling }));
  useCommand('view.themeLight', () => void changePreferences({ theme: 'light' }));
  useCommand('view.themeDark', () => void changePreferences({ theme: 'dark' }));
  useCommand('view.themeSystem', () => void changePreferences({ theme: 'system' }));
}
