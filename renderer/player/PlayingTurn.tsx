import { EditorView } from '@codemirror/view';
import { useEffect, useMemo } from 'react';
import { placeTimes } from '../../shared/beside/turn-times.ts';
import type { Episode } from '../../shared/episode/model.ts';
import { turnAtTime, turnStarts } from '../../shared/episode/turn-starts.ts';
import { showPlaying } from '../episode/editor/recording-look.ts';
import { useEpisode } from '../episode/session.ts';
import { usePlayer } from './player.ts';

/** Shows in the text which turn is being played, and keeps it in sight where that was asked for. */
export function PlayingTurn({ episode }: { episode: Episode }) {
  const view = useEpisode((state) => state.view);
  const starts = useTurnStarts(episode);
  const follow = usePlayer((state) => state.follow);
  // Before it was ever played, nobody has asked where the recording is.
  const index = usePlayer(({ time, playing }) => (starts !== null && (playing || time > 0) ? turnAtTime(starts, time) : null));
  useEffect(() => {
    view?.dispatch({ effects: showPlaying.of(index) });
  }, [view, index]);
  useEffect(() => {
    const turn = index === null || !follow ? undefined : episode.turns[index];
    if (turn) view?.dispatch({ effects: EditorView.scrollIntoView(turn.range.from, { y: 'center' }) });
    // Scrolls when another turn is played, not with every letter typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, index, follow]);
  return null;
}

/** When each turn begins, as far as it is known. */
export function useTurnStarts(episode: Episode) {
  const times = usePlayer((state) => state.times);
  const duration = usePlayer((state) => state.duration);
  return useMemo(() => turnStarts(episode, placeTimes(episode, times), duration), [episode, times, duration]);
}
