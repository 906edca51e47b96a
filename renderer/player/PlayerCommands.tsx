import { useEffect, useState } from 'react';
import type { EditorView } from '@codemirror/view';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { timeAtOffset } from '../../shared/episode/model/turn-starts.ts';
import { nearestTurn } from '../../shared/operations/turn-at.ts';
import { go, useNavigation } from '../base/navigation-store.ts';
import { notify } from '../base/notices-store.ts';
import { usePreferences } from '../base/preferences-store.ts';
import { useCommand } from '../base/commands.ts';
import { assignToNextSpeaker, insertMark, insertTime } from '../episode/editor/type-turns.ts';
import { editShownEpisode } from '../episode/open/edit-episode.ts';
import { useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import {
  listenForMediaKeys,
  playerTime,
  playFrom,
  setLoop,
  setRate,
  setZoom,
  skip,
  toggle,
  usePlayer,
} from './player-store.ts';
import { chooseRecording } from './recording.ts';
import { TranscriptionDialog } from './TranscriptionDialog.tsx';
import { useTurnStarts } from './PlayingTurn.tsx';
import { ShiftTimesDialog } from './ShiftTimesDialog.tsx';

/** A transcript belongs to the episode that it was made for, whatever is open by now. */
function goToEpisode(path: string): void {
  const { place } = useNavigation.getState();
  if (place.kind !== 'episode' || place.path !== path) go({ kind: 'episode', path });
}

const zooms = [0, 5, 20, 50, 100, 200];
const rateStep = 0.1;
const minLoopSeconds = 0.5;

/** What the menu, the palette and the keys do to the recording, while the hands are on the text. */
export function PlayerCommands({ episode, onImport }: { episode: Episode; onImport: (file: string) => void }) {
  const view = useOpenEpisodes((state) => state.view);
  const starts = useTurnStarts(episode);
  const follow = usePlayer((state) => state.follow);
  const loop = usePlayer((state) => state.loop);
  const [shiftFrom, setShiftFrom] = useState<number | null>(null);
  const [transcribing, setTranscribing] = useState(false);
  const zoom = usePlayer((state) => state.zoom);
  const isReady = usePlayer(({ recording, failure }) => recording.kind === 'ready' && failure === null);
  const { rate } = usePreferences((state) => state.preferences.player);
  const showPlayer = useNavigation((state) => state.showPlayer);
  const zoomBy = (by: 1 | -1) => setZoom(zooms[Math.min(zooms.length - 1, Math.max(0, zooms.indexOf(zoom) + by))]!);
  useEffect(listenForMediaKeys, []);
  useCommand('view.togglePlayer', () => useNavigation.setState({ showPlayer: !showPlayer }));
  useCommand('player.choose', () => void chooseRecording());
  useCommand('player.toggle', toggle);
  useCommand('player.back', () => skip(-1), isReady);
  useCommand('player.forward', () => skip(1), isReady);
  useCommand('player.slower', () => setRate(rate - rateStep), isReady);
  useCommand('player.faster', () => setRate(rate + rateStep), isReady);
  useCommand('player.usualSpeed', () => setRate(1), isReady);
  useCommand('player.zoomIn', () => zoomBy(1), isReady);
  useCommand('player.zoomOut', () => zoomBy(-1), isReady);
  /** What is selected in the text, or the turn at the cursor, as a stretch of the recording. */
  const findStretch = () => {
    if (!view || starts === null) return null;
    const { main } = view.state.selection;
    const turn = nearestTurn(episode, main.head);
    if (!turn) return null;
    const { duration } = usePlayer.getState();
    const [first, last] = main.empty
      ? [turn.range.from, episode.turns[turn.index + 1]?.range.from ?? turn.range.to]
      : [main.from, main.to];
    const from = timeAtOffset(episode, starts, first, duration);
    // What stands last in the episode goes on to its end.
    const to =
      main.empty && turn.index === episode.turns.length - 1
        ? (duration ?? from)
        : timeAtOffset(episode, starts, last, duration);
    return to - from < minLoopSeconds ? { from, to: from + minLoopSeconds } : { from, to };
  };
  const withView = (work: (target: EditorView) => void) => () => {
    if (view) work(view);
  };
  useCommand(
    'player.fromTurn',
    withView(({ state }) => {
      const turn = nearestTurn(episode, state.selection.main.head);
      const start = turn && starts?.[turn.index];
      if (start) playFrom(start.seconds);
    }),
    isReady,
  );
  useCommand('player.follow', () => usePlayer.setState({ follow: !follow }), isReady);
  useCommand(
    'type.nextSpeaker',
    withView(({ state }) => editShownEpisode(assignToNextSpeaker(state))),
  );
  useCommand(
    'type.inaudible',
    withView((target) => insertMark(target, 'inaudible', playerTime())),
  );
  useCommand(
    'type.unintelligible',
    withView((target) => insertMark(target, 'unintelligible', playerTime())),
  );
  useCommand(
    'type.crosstalk',
    withView((target) => insertMark(target, 'crosstalk', playerTime())),
  );
  useCommand(
    'type.time',
    withView((target) => insertTime(target, playerTime() ?? 0)),
    isReady,
  );
  useCommand(
    'times.shift',
    withView(({ state }) => setShiftFrom(state.selection.main.head)),
  );
  useCommand(
    'player.loop',
    () => {
      const stretch = usePlayer.getState().loop === null ? findStretch() : null;
      setLoop(stretch);
      if (stretch === null && loop === null)
        notify('Select words, or drag over the waveform, to choose what is looped.');
    },
    isReady,
  );
  useCommand('draft.otherProgram', () => setTranscribing(true));
  return (
    <>
      {shiftFrom !== null && <ShiftTimesDialog episode={episode} from={shiftFrom} onClose={() => setShiftFrom(null)} />}
      {transcribing && (
        <TranscriptionDialog
          onClose={() => setTranscribing(false)}
          onImport={(file, path) => (goToEpisode(path), onImport(file))}
        />
      )}
    </>
  );
}
