import { StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { timesIn, timesOf } from '../../../shared/episode/model/find-times.ts';
import { episodeField } from './episode-field.ts';
import { recordingClock } from './recording-clock.ts';

/** The turn that is being played, by its index; null where none is. */
export const showPlaying = StateEffect.define<number | null>();

const playing = StateField.define<number | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(showPlaying)) return effect.value;
    return value;
  },
  provide: (field) =>
    EditorView.decorations.compute([field, episodeField], (state) => decoratePlaying(state, state.field(field))),
});

/** The word that is being played; null where none is. */
export const showPlayingWord = StateEffect.define<TextRange | null>();

const playingWord = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(word, tr) {
    for (const effect of tr.effects)
      if (effect.is(showPlayingWord))
        return effect.value === null || effect.value.to > tr.newDoc.length
          ? Decoration.none
          : Decoration.set(Decoration.mark({ class: 'cm-playing-word' }).range(effect.value.from, effect.value.to));
    return word.map(tr.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows the turn and the word that are being played, and times as what they are: places in the recording, from which a click plays. */
export function recordingDecorations(): Extension {
  return [
    playing,
    playingWord,
    ViewPlugin.define(
      (view) => ({
        decorations: decorateTimes(view),
        update(update: ViewUpdate) {
          if (update.docChanged || update.viewportChanged) this.decorations = decorateTimes(update.view);
        },
      }),
      { decorations: (plugin) => plugin.decorations },
    ),
    EditorView.domEventHandlers({
      click(event, view) {
        if (
          !(event.target instanceof HTMLElement) ||
          event.target.closest('.cm-time') === null ||
          !view.state.selection.main.empty
        )
          return false;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        const time =
          at === null
            ? undefined
            : timesOf(view.state.field(episodeField)).find(({ range }) => at >= range.from && at <= range.to);
        const clock = view.state.facet(recordingClock);
        if (time && clock.time() !== null) clock.playFrom(time.seconds);
        return false;
      },
    }),
  ];
}

function decorateTimes(view: EditorView): DecorationSet {
  const { doc } = view.state;
  const episode = view.state.field(episodeField);
  const ranges = view.visibleRanges.flatMap(({ from, to }) => {
    // The front matter has times that are none of the recording.
    const body = Math.max(doc.lineAt(from).from, episode.frontMatter.range.to);
    return timesIn(episode, { from: body, to: Math.max(body, doc.lineAt(to).to) }).map(({ range }) =>
      Decoration.mark({ class: 'cm-time', attributes: { title: 'Play from here' } }).range(range.from, range.to),
    );
  });
  return Decoration.set(ranges);
}

function decoratePlaying(state: EditorState, index: number | null): DecorationSet {
  const turn = index === null ? undefined : state.field(episodeField).turns[index];
  if (!turn) return Decoration.none;
  const ranges: Range<Decoration>[] = [];
  for (
    let line = state.doc.lineAt(turn.range.from);
    line.from <= turn.range.to;
    line = state.doc.line(line.number + 1)
  ) {
    ranges.push(Decoration.line({ class: 'cm-playing' }).range(line.from));
    if (line.number === state.doc.lines) break;
  }
  return Decoration.set(ranges);
}
