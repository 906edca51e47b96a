import { EditorState, Prec, StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import { episodeField } from '../editor/episode-field.ts';
import { changesWholeFile } from '../editor/front-matter-guard.ts';

/** The stretches that the pass works on, in document order; null where no pass runs, or the words are being edited. */
export const showPass = StateEffect.define<{
  readonly current: { from: number; to: number };
  readonly selected: readonly { from: number; to: number }[];
} | null>();

/** Puts the mark behind the turns that were looked at: an offset, or null for none. */
export const placeReviewed = StateEffect.define<number | null>();

/** Where the mark stands; it stays behind the same words, whatever is changed, undone or taken in above it. */
const reviewedTo = StateField.define<number | null>({
  create: () => null,
  update: (offset, tr) =>
    tr.effects.reduce(
      (placed, effect) => (effect.is(placeReviewed) ? effect.value : placed),
      offset && tr.changes.mapPos(offset, -1),
    ),
});

/** How many turns were looked at, as the pass that runs has it; null where none was. */
export function reviewedTurns(state: EditorState): number | null {
  const offset = state.field(reviewedTo);
  return offset === null ? null : state.field(episodeField).turns.filter(({ range }) => range.from < offset).length;
}

const passField = StateField.define<{ readonly running: boolean; readonly decorations: DecorationSet }>({
  create: () => ({ running: false, decorations: Decoration.none }),
  update(value, tr) {
    let next = tr.docChanged ? { ...value, decorations: value.decorations.map(tr.changes) } : value;
    for (const effect of tr.effects) {
      if (effect.is(showPass))
        next =
          effect.value === null
            ? { running: false, decorations: Decoration.none }
            : { running: true, decorations: decorate(tr.state, effect.value) };
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field, ({ decorations }) => decorations),
});

/** Shows where the pass is. While it runs, nothing that is typed lands in the text. */
export function passDecorations(): Extension {
  return [
    passField,
    reviewedTo,
    // Also what comes by the clipboard, by drag and drop, and by keys of the editor itself.
    EditorState.transactionFilter.of((tr) => {
      const isOurs = tr.annotation(changesWholeFile) === true || tr.isUserEvent('undo') || tr.isUserEvent('redo');
      return tr.docChanged && !isOurs && tr.startState.field(passField).running ? [] : tr;
    }),
    Prec.highest(
      EditorView.domEventHandlers({
        beforeinput: (event, view) => {
          if (!view.state.field(passField).running) return false;
          event.preventDefault();
          return true;
        },
      }),
    ),
  ];
}

function decorate(
  state: EditorState,
  { current, selected }: NonNullable<(typeof showPass)['of'] extends (value: infer V) => unknown ? V : never>,
): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const mark = (name: string, { from, to }: { from: number; to: number }) => {
    for (let line = state.doc.lineAt(from); line.from <= to; line = state.doc.line(line.number + 1)) {
      ranges.push(Decoration.line({ class: name }).range(line.from));
      if (line.number === state.doc.lines) break;
    }
  };
  for (const stretch of selected) mark('cm-pass-selected', stretch);
  mark('cm-pass-current', current);
  return Decoration.set(ranges, true);
}
