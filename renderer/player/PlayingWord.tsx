import type { TransactionSpec } from '@codemirror/state';
import { useEffect, useState } from 'react';
import { placeWords, wordAtTime, type PlacedWord } from '../../shared/align/place-words.ts';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { useAnswer } from '../base/use-answer.ts';
import { onlyInText } from '../episode/editor/only-in-text.ts';
import { showPlayingWord } from '../episode/editor/recording-decorations.ts';
import { useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { audio, usePlayer } from './player-store.ts';

/** Milliseconds without an edit after which words are placed again: in between they move with the text. */
const placeDelayMs = 500;

/** Marks the word that is being played, where a draft of the recording was made on this machine. */
export function PlayingWord({ path, episode }: { path: string; episode: Episode }) {
  const view = useOpenEpisodes((state) => state.view);
  const isReady = usePlayer(({ recording, episode: of }) => recording.kind === 'ready' && of === path);
  const playing = usePlayer((state) => state.playing);
  const { answer: heard = null } = useAnswer(
    'speech.heard',
    { episode: path },
    // A draft may have been made since it was played last.
    { skip: !isReady || !playing, version: playing, quiet: true },
  );
  const [words, setWords] = useState<readonly PlacedWord[]>([]);
  useEffect(() => {
    if (!playing || heard === null) return;
    const timer = setTimeout(() => setWords(placeWords(episode, heard)), words.length === 0 ? 0 : placeDelayMs);
    return () => clearTimeout(timer);
    // Placed words are what this makes, not what it depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [episode, heard, playing]);
  useEffect(() => {
    if (!view || !playing || words.length === 0) return;
    let shown: PlacedWord | null = null;
    let frame = requestAnimationFrame(function show() {
      const word = wordAtTime(words, audio.currentTime);
      if (word !== shown) view.dispatch(markWord(word));
      shown = word;
      frame = requestAnimationFrame(show);
    });
    return () => {
      cancelAnimationFrame(frame);
      view.dispatch(markWord(null));
    };
  }, [view, words, playing]);
  return null;
}

function markWord(word: PlacedWord | null): TransactionSpec {
  return { effects: showPlayingWord.of(word?.range ?? null), annotations: onlyInText.of(true) };
}
