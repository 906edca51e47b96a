import { printClock } from '../../../shared/text/clock.ts';
import { isolateHistory } from '@codemirror/commands';
import { Prec, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import {
  beginTurn,
  clockFormOf,
  isInEmptyTurn,
  printMark,
  printTurnOpening,
} from '../../../shared/operations/begin-turn.ts';
import { rankNextSpeakers } from '../../../shared/operations/next-speaker.ts';
import { reassignTurns } from '../../../shared/operations/reassign-turns.ts';
import { printTimedLabel, timedFormOf } from '../../../shared/operations/timed-form.ts';
import { turnAt, nearestTurn } from '../../../shared/operations/turn-at.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import { episodeField } from './episode-field.ts';
import { bodyStart } from './front-matter-guard.ts';
import { recordingClock } from './recording-clock.ts';

const setOpened = StateEffect.define<{ readonly from: number; readonly to: number }>();

/** The label that was put in last, while nothing else was done since. */
const opened = StateField.define<{ readonly from: number; readonly to: number } | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setOpened)) return effect.value;
    return tr.docChanged || tr.selection ? null : value;
  },
});

/**
 * Enter on an empty line behind a turn opens the next one, for the likeliest speaker, and does nothing while that has no
 * words; Backspace right behind it takes the label away again.
 */
export function typeTurns(): Extension {
  return [
    opened,
    Prec.high(
      keymap.of([
        { key: 'Enter', run: openTurn },
        { key: 'Backspace', run: takeBack },
      ]),
    ),
  ];
}

function openTurn(view: EditorView): boolean {
  const { state } = view;
  const { main } = state.selection;
  const episode = state.field(episodeField);
  if (state.readOnly || !main.empty || main.head < bodyStart(state)) return false;
  // A line break behind a label would part it from its words.
  if (state.field(opened) !== null || isInEmptyTurn(episode, main.head)) return true;
  const [label] = rankNextSpeakers(episode, main.head);
  if (label === undefined) return false;
  const opening = printTurnOpening(episode, label, state.facet(recordingClock).time());
  const edit = beginTurn(episode, main.head, opening);
  if (edit === null) return false;
  const to = edit.from + edit.insert.length;
  view.dispatch({
    changes: edit,
    selection: { anchor: to },
    effects: setOpened.of({ from: to - opening.length, to }),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.turn',
    scrollIntoView: true,
  });
  return true;
}

function takeBack(view: EditorView): boolean {
  const label = view.state.field(opened);
  if (label === null) return false;
  view.dispatch({ changes: label, selection: { anchor: label.from }, userEvent: 'delete.turn' });
  return true;
}

/** Gives the turn at the cursor to the next likely speaker, round and round. */
export function assignToNextSpeaker(state: EditorState): TextEdit[] {
  const episode = state.field(episodeField);
  const turn = nearestTurn(episode, state.selection.main.head);
  if (turn === null) return [];
  const ranked = rankNextSpeakers(episode, turn.label.range.from);
  const label = ranked[(ranked.indexOf(turn.label.text) + 1) % ranked.length];
  return label === undefined ? [] : reassignTurns(episode, [turn.index], label);
}

/** Types a mark at the cursor, with the recording's time, and spaces where it needs them. */
export function insertMark(view: EditorView, mark: string, seconds: number | null): void {
  insertApart(view, printMark(view.state.field(episodeField), mark, seconds));
}

/** Gives the turn at the cursor its time, where the episode's turns have times; else types the time. */
export function insertTime(view: EditorView, seconds: number): void {
  const { state } = view;
  const episode = state.field(episodeField);
  const form = timedFormOf(episode);
  const turn = turnAt(episode, state.selection.main.head);
  if (state.readOnly || form === null || turn === null || turn.time !== null) {
    insertApart(view, `[${printClock(seconds, clockFormOf(episode))}]`);
    return;
  }
  view.dispatch({
    changes: { ...turn.label.fullRange, insert: printTimedLabel(form, turn.label.text, seconds) },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.time',
  });
}

function insertApart(view: EditorView, text: string): void {
  const { state } = view;
  const { from, to } = state.selection.main;
  if (state.readOnly || from < bodyStart(state)) return;
  const before = /\S/.test(state.sliceDoc(Math.max(0, from - 1), from)) ? ' ' : '';
  const after = /[\p{L}\p{N}]/u.test(state.sliceDoc(to, to + 1)) ? ' ' : '';
  const insert = before + text + after;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.mark',
    scrollIntoView: true,
  });
  view.focus();
}
