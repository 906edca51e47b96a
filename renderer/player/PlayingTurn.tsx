import { EditorView } from '@codemirror/view';
import { useEffect, useMemo } from 'react';
import type { Answer } from '../../shared/ipc/contract.ts';
import { placeTimes } from '../../shared/sidecar/turn-times.ts';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { offsetAtTime, timeAtOffset, turnAtTime, turnStarts } from '../../shared/episode/model/turn-starts.ts';
import { sidecarField } from '../episode/editor/sidecar-field.ts';
import { setRecordingLength } from '../episode/editor/problems-field.ts';
import { onlyInText } from '../episode/editor/only-in-text.ts';
import { showPlaying } from '../episode/editor/recording-decorations.ts';
import { followPlayback } from '../episode/pass/pass.ts';
import { connectPlayback } from '../episode/pass/playback.ts';
import { selectShown, useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { audio, playFrom, usePlayer } from './player-store.ts';

const noTimes: Answer<'sidecar.read'>['times'] = [];

/** Shows in the text which turn is being played, and keeps it in sight where that was asked for. */
export function PlayingTurn({ episode }: { episode: Episode }) {
  const view = useOpenEpisodes((state) => state.view);
  const starts = useTurnStarts(episode);
  const follow = usePlayer((state) => state.follow);
  // Before it was ever played, nobody has asked where the recording is.
  const index = usePlayer(({ time, playing }) =>
    starts !== null && (playing || time > 0) ? turnAtTime(starts, time) : null,
  );
  useEffect(() => {
    view?.dispatch({ effects: showPlaying.of(index), annotations: onlyInText.of(true) });
  }, [view, index]);
  const openEpisode = useOpenEpisodes((state) => selectShown(state)?.id);
  const duration = usePlayer((state) => (state.failure === null ? state.duration : null));
  useEffect(() => {
    view?.dispatch({ effects: setRecordingLength.of(duration) });
    // A text that is read again knows nothing of the recording yet.
  }, [view, duration, openEpisode]);
  useEffect(() => {
    const turn = index === null || !follow ? undefined : episode.turns[index];
    if (turn) view?.dispatch({ effects: EditorView.scrollIntoView(turn.range.from, { y: 'center' }) });
    // Scrolls when another turn is played, not with every letter typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, index, follow]);
  useEffect(() => {
    const { playing, time, duration } = usePlayer.getState();
    const heard = starts !== null && playing ? offsetAtTime(episode, starts, time, duration) : null;
    if (heard !== null) followPlayback(heard);
    // The pass goes on when another turn is heard.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [index]);
  useEffect(() => {
    if (starts === null) return;
    return connectPlayback({
      offsetHeard: (secondsAgo) =>
        audio.paused
          ? null
          : offsetAtTime(
              episode,
              starts,
              Math.max(0, audio.currentTime - secondsAgo * audio.playbackRate),
              usePlayer.getState().duration,
            ),
      playFrom: (offset) => playFrom(timeAtOffset(episode, starts, offset, usePlayer.getState().duration)),
    });
  }, [episode, starts]);
  return null;
}

/** When each turn begins, as far as it is known. */
export function useTurnStarts(episode: Episode) {
  const times = useOpenEpisodes((state) => selectShown(state)?.state.field(sidecarField).times ?? noTimes);
  const duration = usePlayer((state) => state.duration);
  return useMemo(() => turnStarts(episode, placeTimes(episode, times), duration), [episode, times, duration]);
}
