import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import { distance } from 'fastest-levenshtein';
import { isKnown } from '../../../shared/words/known-words.ts';
import { spokenWords, type WordRange } from '../../../shared/words/spoken-words.ts';
import { notifyWithAction } from '../../base/notices-store.ts';
import { episodeField } from '../editor/episode-field.ts';
import { goToReplace } from '../../base/replace-form-store.ts';
import { rememberCorrection, useLibraryWords } from './library-words-store.ts';
import { findWrong } from './spelling-client.ts';

interface Touched {
  /** As it stood before the first change. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Notices when an unknown word is corrected by hand, one word into one other, and remembers that: it is offered wherever
 * else the word stands, and never applied unasked.
 */
export function noticeCorrections(): Extension {
  return ViewPlugin.define((view) => {
    let touched: Touched | null = null;
    return {
      update(update: ViewUpdate) {
        if (
          update.transactions.some(
            (tr) => tr.isUserEvent('undo') || tr.isUserEvent('redo') || tr.isUserEvent('input.operation'),
          )
        ) {
          touched = null;
          return;
        }
        if (update.docChanged) touched = follow(touched, update);
        if (touched === null || !update.selectionSet) return;
        const { head } = update.state.selection.main;
        if (head >= touched.from && head <= touched.to) return;
        void remember(view, touched);
        touched = null;
      },
    };
  });
}

/** The word that a change was made in, through further changes in it; null after a change elsewhere. */
function follow(touched: Touched | null, update: ViewUpdate): Touched | null {
  const stretch = { from: Infinity, to: -1 };
  update.changes.iterChangedRanges((from, to) => {
    stretch.from = Math.min(stretch.from, from);
    stretch.to = Math.max(stretch.to, to);
  });
  const before: Touched | null =
    touched !== null && stretch.from >= touched.from && stretch.to <= touched.to
      ? touched
      : (wordsAround(update, stretch).map(({ word, from, to }): Touched => ({ word, from, to }))[0] ?? null);
  return (
    before && {
      word: before.word,
      from: update.changes.mapPos(before.from, -1),
      to: update.changes.mapPos(before.to, 1),
    }
  );
}

function wordsAround(
  { startState }: ViewUpdate,
  { from, to }: { readonly from: number; readonly to: number },
): WordRange[] {
  const episode = startState.field(episodeField);
  const found = spokenWords(episode, { from: Math.max(0, from - 1), to: to + 1 });
  return found.length === 1 && from >= found[0]!.from && to <= found[0]!.to ? found : [];
}

async function remember(view: EditorView, { word, from, to }: Touched): Promise<void> {
  const episode = view.state.field(episodeField);
  const [corrected, ...more] = spokenWords(episode, { from, to });
  if (!corrected || more.length > 0 || corrected.from !== from || corrected.to !== to || corrected.word === word)
    return;
  // Another word altogether is no correction, and neither is one that was right before.
  if (distance(word.toLowerCase(), corrected.word.toLowerCase()) > Math.max(2, word.length / 2)) return;
  const wrong = await findWrong([word]);
  if (!wrong.has(word) || isKnown(word, useLibraryWords.getState().known)) return;
  await rememberCorrection(word, corrected.word);
  notifyWithAction(`“${word}” became “${corrected.word}”. That is remembered, and offered wherever else it stands.`, {
    title: 'Look in all episodes',
    run: () => goToReplace({ find: word, replacement: corrected.word, wholeWord: true }),
  });
}
