import { recordingType } from '../../shared/recordings/formats.ts';
import { isUnwritten } from '../../shared/import/fill-episode.ts';
import { runCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { useNavigation } from '../base/navigation-store.ts';
import { notify, notifyWithAction } from '../base/notices-store.ts';
import { episodeField } from '../episode/editor/episode-field.ts';
import { openDrafts } from '../draft/draft-store.ts';
import { findEpisode } from '../episode/open/open-episodes-store.ts';
import { importFile } from '../import/import-store.ts';
import { attachDropped } from '../player/recording.ts';
import { openLibrary } from './open-library.ts';

/** A file or folder that was dropped onto the window. */
export interface Dropped {
  readonly name: string;
  readonly isFolder: boolean;
  /** Where it lies; empty for what is on no disk. */
  readonly path: string;
}

/** The episode that is shown; null where none is. */
function shownPath(): string | null {
  const { place } = useNavigation.getState();
  return place.kind === 'episode' ? place.path : null;
}

/** What can be dropped here, in words. */
export function describeDrop(): string {
  if (useLibrary.getState().library === null) return 'Drop a folder to open it as a library';
  return shownPath() === null
    ? 'Drop a recording to draft its transcript, a transcript to import it, or a folder to open it as a library'
    : 'Drop a recording for this episode, a transcript to import it, or a folder to open it as a library';
}

/**
 * Opens a folder, imports a transcript, or chooses a recording for the episode that is shown; without one, and for several
 * recordings, drafts are offered. Says why where it does nothing.
 */
export async function takeDropped(dropped: readonly Dropped[]): Promise<void> {
  const [one, another] = dropped;
  if (one === undefined || one.path === '')
    return refuse('What was dropped is no file on this machine.', 'Save it as a file first, and drop that.');
  const areRecordings = dropped.every(({ name, isFolder }) => !isFolder && recordingType(name) !== null);
  if (another !== undefined && !(areRecordings && useLibrary.getState().library !== null))
    return refuse(`${dropped.length} files were dropped.`, 'Drop one transcript, one folder, or only recordings.');
  if (one.isFolder) return openLibrary(one.path);
  if (useLibrary.getState().library === null)
    return refuse(`“${one.name}” is a file; a library is a folder.`, 'Open a library first, or drop its folder.');
  const episode = shownPath();
  if (areRecordings)
    return episode === null || another !== undefined ? openDrafts(dropped) : takeRecording(one, episode);
  if (isMedia(one.name))
    return refuse(
      `“${one.name}” is no recording that can be played here.`,
      'Convert it to MP3, M4A, WAV, OGG or FLAC, and drop that.',
    );
  return importFile(one.path);
}

async function takeRecording({ name, path }: Dropped, episode: string): Promise<void> {
  if (!(await attachDropped(episode, path))) return;
  useNavigation.setState({ showPlayer: true });
  const state = findEpisode(episode)?.state;
  const done = `“${name}” is this episode’s recording now.`;
  if (state && isUnwritten(state.field(episodeField)))
    notifyWithAction(done, { title: 'Transcribe…', run: () => void runCommand('draft.make') });
  else notify(done);
}

/** Sound, moving and still pictures: they are nobody's transcript. */
function isMedia(name: string): boolean {
  return /\.(?:aiff?|wma|amr|caf|mka|mov|mkv|avi|webm|wmv|mpe?g|jpe?g|png|gif|webp|heic|svg)$/i.test(name);
}

function refuse(message: string, next: string): void {
  notify(message, 'error', next);
}
