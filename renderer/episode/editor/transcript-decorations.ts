import { Prec, StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { Block, Turn } from '../../../shared/episode/model/episode.ts';
import { differInWordsOnly, itemsTouching, partsOf, rangeOf } from '../../../shared/episode/model/episode-parts.ts';
import { append } from '../../../shared/lists.ts';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { directionOf } from '../../../shared/text/direction.ts';
import type { Isolate } from '../../base/ui/text-direction.ts';
import { speakerColour } from '../../base/ui/speaker-colour.ts';
import { episodeField } from './episode-field.ts';
import { numbersOf } from './speaker-numbers.ts';

/** Sets turns, labels, legend, marks and times apart; only what is in sight is looked at. */
export function transcriptDecorations(): Extension {
  return [
    // Last, so that an underlined letter lies inside the label and does not cut it in two.
    Prec.lowest(
      ViewPlugin.define(
        (view) => ({
          decorations: decorate(view),
          update(update: ViewUpdate) {
            const isOther =
              update.startState.field(episodeField) !== update.state.field(episodeField) ||
              numbersOf(update.startState) !== numbersOf(update.state);
            if (update.docChanged || update.viewportChanged || isOther) this.decorations = decorate(update.view);
          },
        }),
        { decorations: (plugin) => plugin.decorations },
      ),
    ),
    labelColumn,
  ];
}

/** Where labels stand, each up to the end of its line: their direction is not that of the words beside them. */
export function labelsIn(state: EditorState, from: number, to: number): Isolate[] {
  const { blocks } = partsOf(state.field(episodeField));
  const labels: Isolate[] = [];
  for (const block of itemsTouching(blocks, rangeOf, { from, to })) {
    if (block.kind === 'turn') labels.push({ ...shownLabel(state, block), own: block.label.range });
    if (block.kind === 'legend')
      append(
        labels,
        block.entries.map(({ labelRange }) => ({ ...labelRange, own: labelRange })),
      );
  }
  return labels.filter((label) => label.to > label.from);
}

function shownLabel(state: EditorState, { label: { fullRange } }: Turn): TextRange {
  return { from: fullRange.from, to: Math.min(fullRange.to, state.doc.lineAt(fullRange.from).to) };
}

/** The labels' column is as wide as the longest of them needs, within reason. */
const labelColumn = StateField.define<string>({
  create: (state) => columnOf(state),
  update: (column, tr) =>
    differInWordsOnly(tr.startState.field(episodeField), tr.state.field(episodeField)) ? column : columnOf(tr.state),
  provide: (field) => EditorView.contentAttributes.from(field, (column) => ({ style: `--label-column: ${column}` })),
});

function columnOf(state: EditorState): string {
  const { speakers, turns } = state.field(episodeField);
  if (turns.length === 0) return '0rem';
  const longest = speakers
    .filter((speaker) => speaker.turns > 0)
    .reduce((length, { label }) => Math.max(length, label.length), 2);
  // In rem, as the label and the words beside it have different sizes.
  return `calc(var(--size-8) + ${(Math.min(18, longest + 1) * 0.62).toFixed(2)}rem)`;
}

function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  const { blocks, marks } = partsOf(state.field(episodeField));
  const colours = numbersOf(state);
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (const block of itemsTouching(blocks, rangeOf, { from, to })) addBlock(found, state, block, colours);
    for (const { kind, range } of itemsTouching(marks, rangeOf, { from, to }))
      found.push(Decoration.mark({ class: `cm-${kind}-mark` }).range(range.from, range.to));
  }
  return Decoration.set(found, true);
}

function addBlock(
  found: Range<Decoration>[],
  state: EditorState,
  block: Block,
  numbers: ReadonlyMap<string, number>,
): void {
  const lines = (name: string, from: number, to: number, attributes: Record<string, string> = {}) => {
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      if (line.length > 0) found.push(Decoration.line({ class: name, attributes }).range(line.from));
      if (line.to >= to || line.number === state.doc.lines) break;
    }
  };
  switch (block.kind) {
    case 'turn': {
      const { label, paragraphs } = block;
      const number = numbers.get(label.text);
      const speaker = { 'data-speaker': number === undefined ? 'none' : speakerColour(number) };
      const first = state.doc.lineAt(label.fullRange.from);
      const labelAlone = paragraphs[0] !== undefined && paragraphs[0].from > first.to;
      const continuation = labelAlone ? 'cm-continuation cm-below-name' : 'cm-continuation';
      found.push(
        Decoration.line({ class: labelAlone ? 'cm-turn-name' : 'cm-turn', attributes: speaker }).range(first.from),
      );
      const { to: labelEnd } = shownLabel(state, block);
      if (labelEnd > label.fullRange.from) {
        found.push(
          Decoration.mark({
            class: 'cm-label',
            attributes: { ...speaker, 'data-number': number === undefined ? '?' : String(number) },
          }).range(label.fullRange.from, labelEnd),
        );
        found.push(
          Decoration.mark({ class: 'cm-label-text', attributes: { dir: directionOf(label.text) ?? 'ltr' } }).range(
            label.range.from,
            label.range.to,
          ),
        );
        if (label.fullRange.from < label.range.from)
          found.push(Decoration.mark({ class: 'cm-label-sign' }).range(label.fullRange.from, label.range.from));
        const sign = state.sliceDoc(label.range.to, labelEnd).trimEnd().length;
        if (sign > 0)
          found.push(Decoration.mark({ class: 'cm-label-sign' }).range(label.range.to, label.range.to + sign));
      }
      for (const { from, to } of paragraphs) {
        const start = state.doc.lineAt(from);
        if (start.from > first.from) lines(continuation, from, to, speaker);
        else if (to > start.to) lines(continuation, start.to + 1, to, speaker);
      }
      return;
    }
    case 'legend':
      for (const entry of block.entries) {
        const number = numbers.get(entry.label);
        lines('cm-legend-line', entry.range.from, entry.range.to);
        found.push(
          Decoration.mark({
            class: 'cm-legend-label',
            attributes: { 'data-speaker': number === undefined ? 'none' : speakerColour(number) },
          }).range(entry.labelRange.from, entry.labelRange.to),
        );
      }
      return;
    default:
      lines(`cm-${block.kind}`, block.range.from, block.range.to);
  }
}
