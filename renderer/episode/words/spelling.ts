import { RangeSet, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { isChecked, isKnown } from '../../../shared/words/known-words.ts';
import { spokenWords, type WordRange } from '../../../shared/words/spoken-words.ts';
import { episodeField } from '../editor/episode-field.ts';
import { onlyInText } from '../editor/only-in-text.ts';
import { usePreferences } from '../../base/preferences-store.ts';
import { useLibraryWords } from './library-words-store.ts';
import { findWrong } from './spelling-client.ts';

const setMisspelt = StateEffect.define<{
  readonly stretches: readonly TextRange[];
  readonly words: readonly WordRange[];
}>();
const underline = Decoration.mark({
  class: 'cm-misspelt',
  attributes: { role: 'mark', 'aria-description': 'Not in the dictionary' },
});

/** The words that were found to be unknown, where they stand now. */
const misspeltField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, tr) {
    let next = marks.map(tr.changes);
    for (const effect of tr.effects) {
      if (!effect.is(setMisspelt)) continue;
      const { stretches, words } = effect.value;
      for (const { from, to } of stretches) next = next.update({ filterFrom: from, filterTo: to, filter: () => false });
      next = RangeSet.join([
        next,
        Decoration.set(
          words.map(({ from, to }) => underline.range(from, to)),
          true,
        ),
      ]);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field, (marks) => (view) => hideTyped(marks, view)),
});

/** A word that is still being typed is not wrong yet. */
function hideTyped(marks: DecorationSet, view: EditorView): DecorationSet {
  const { head } = view.state.selection.main;
  return view.hasFocus ? marks.update({ filterFrom: head, filterTo: head, filter: (_, to) => to !== head }) : marks;
}

const spellingDelayMs = 250;

/** Underlines what neither the dictionary nor the library knows, in the lines in sight, a moment after the last change. */
export function spelling(): Extension {
  return [
    misspeltField,
    ViewPlugin.define((view) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isShown = true;
      const look = async () => {
        const { doc } = view.state;
        const stretches = [...view.visibleRanges];
        const isOn = usePreferences.getState().preferences.spelling;
        const words = isOn
          ? await findUnknown(stretches.flatMap((stretch) => spokenWords(view.state.field(episodeField), stretch)))
          : [];
        // Otherwise another look is due.
        if (isShown && view.state.doc === doc)
          view.dispatch({ effects: setMisspelt.of({ stretches, words }), annotations: onlyInText.of(true) });
      };
      const lookSoon = () => {
        clearTimeout(timer);
        timer = setTimeout(() => void look(), spellingDelayMs);
      };
      const stops = [
        useLibraryWords.subscribe(lookSoon),
        usePreferences.subscribe(
          ({ preferences: now }, { preferences: before }) =>
            (now.spelling !== before.spelling || now.dictionary !== before.dictionary) && lookSoon(),
        ),
      ];
      lookSoon();
      return {
        update(update: ViewUpdate) {
          if (update.docChanged || update.viewportChanged) lookSoon();
        },
        destroy() {
          isShown = false;
          clearTimeout(timer);
          for (const stop of stops) stop();
        },
      };
    }),
  ];
}

async function findUnknown(words: readonly WordRange[]): Promise<WordRange[]> {
  const { known, corrections } = useLibraryWords.getState();
  const asked = words.filter(({ word }) => isChecked(word) && !isKnown(word, known));
  const wrong = await findWrong(asked.map(({ word }) => word));
  return asked.filter(({ word }) => wrong.has(word) || corrections.has(word));
}

/** The unknown word that the cursor is in or next to; null where there is none. */
export function misspeltAt(state: EditorState, offset: number): TextRange | null {
  let found: TextRange | null = null;
  state.field(misspeltField).between(offset, offset, (from, to) => {
    found = { from, to };
    return false;
  });
  return found;
}

/** How much text is looked through at a time on the way to the next unknown word. */
const stretch = 20_000;

/** The next unknown word behind an offset, from the beginning again at the end; null where the episode has none. */
export async function nextMisspelt(state: EditorState, offset: number): Promise<TextRange | null> {
  const episode = state.field(episodeField);
  const { length } = state.doc;
  const starts = Array.from(
    { length: Math.ceil(length / stretch) + 1 },
    (_, index) => (offset + index * stretch) % Math.max(1, length),
  );
  for (const from of starts) {
    const unknown = await findUnknown(spokenWords(episode, { from, to: from + stretch }));
    const found = unknown.find((word) => word.from > offset || from !== offset);
    if (found) return found;
  }
  return null;
}
