import type { EditorState, Extension, Line, Range } from '@codemirror/state';
import { Decoration, Direction, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { directionOf } from '../../../shared/text/direction.ts';

/** A stretch of a line around which the words run as if it were one character, such as a label with its signs; `own` in it has a direction of its own. */
export interface Isolate {
  readonly from: number;
  readonly to: number;
  readonly own: { readonly from: number; readonly to: number };
}

/**
 * Every line runs from the side that its own words begin at; cursor and selection follow. An isolated stretch does not
 * decide for the line it stands in, unless that has no other letters.
 * @param isolatesIn stretches in the range, in order
 */
export function textDirection(
  isolatesIn: (state: EditorState, from: number, to: number) => readonly Isolate[] = () => [],
): Extension {
  const plugin = ViewPlugin.define(
    (view) => ({
      ...decorate(view, isolatesIn),
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) Object.assign(this, decorate(update.view, isolatesIn));
      },
    }),
    { decorations: ({ lines }) => lines },
  );
  return [
    EditorView.perLineTextDirection.of(true),
    plugin,
    EditorView.bidiIsolatedRanges.of((view) => view.plugin(plugin)?.isolates ?? Decoration.none),
  ];
}

function decorate(
  { state, visibleRanges }: EditorView,
  isolatesIn: (state: EditorState, from: number, to: number) => readonly Isolate[],
): { lines: DecorationSet; isolates: DecorationSet } {
  const lines: Range<Decoration>[] = [];
  const isolates: Range<Decoration>[] = [];
  for (const { from, to } of visibleRanges) {
    const stretches = isolatesIn(state, from, to);
    for (const { from: start, to: end, own } of stretches) {
      const outer = lineDirection(state.doc.lineAt(start), stretches);
      isolates.push(isolate(outer).range(start, end));
      if (own.to > own.from && (own.from > start || own.to < end))
        isolates.push(isolate(directionOf(state.sliceDoc(own.from, own.to))).range(own.from, own.to));
    }
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      if (lineDirection(line, stretches) === 'rtl')
        lines.push(Decoration.line({ attributes: { dir: 'rtl' } }).range(line.from));
      if (line.to >= to || line.number === state.doc.lines) break;
    }
  }
  return { lines: Decoration.set(lines, true), isolates: Decoration.set(isolates, true) };
}

function isolate(direction: 'ltr' | 'rtl' | null) {
  return Decoration.mark({ bidiIsolate: direction === 'rtl' ? Direction.RTL : Direction.LTR });
}

function lineDirection({ text, from, to }: Line, isolates: readonly Isolate[]) {
  const own = isolates.filter((stretch) => stretch.from >= from && stretch.to <= to);
  let words = '';
  let at = from;
  for (const stretch of own) {
    words += text.slice(at - from, stretch.from - from);
    at = stretch.to;
  }
  return directionOf(words + text.slice(at - from)) ?? directionOf(text);
}
