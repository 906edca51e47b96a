import { isolateHistory, undoDepth } from '@codemirror/commands';
import type { Text } from '@codemirror/state';
import { declareLabels } from '../../../shared/operations/declare-label.ts';
import { alternateSpeakers } from '../../../shared/operations/alternate-speakers.ts';
import { assignFrom } from '../../../shared/operations/assign-from.ts';
import { mergeTurns } from '../../../shared/operations/merge-turns.ts';
import { makeNarration, makeTurn } from '../../../shared/operations/narration.ts';
import { reassignTurns } from '../../../shared/operations/reassign-turns.ts';
import { splitTurn } from '../../../shared/operations/split-turn.ts';
import { stopAt, type Stop } from '../../../shared/operations/stops.ts';
import { swapSpeakers } from '../../../shared/operations/swap-speakers.ts';
import type { Fix, Problem } from '../../../shared/lint/model/problem.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import { openContextMenu } from '../../base/context-menu-store.ts';
import { notify } from '../../base/notices-store.ts';
import { changesWholeFile } from '../editor/front-matter-guard.ts';
import { applyFix, problemsNow } from '../editor/problem-linter.ts';
import { labelsByNumber, reserveNumbers } from '../editor/speaker-numbers.ts';
import { mayChange } from '../editor/read-only.ts';
import { offerUndo } from '../open/bulk-edit.ts';
import { askForSpeaker } from '../open/new-speaker.ts';
import { goBack, goOn, leaveTrail, moveTo, reviewSelected, selectedStops, show } from './pass.ts';
import { labelProblem } from './doubtful-stops.ts';
import { passContext, usePass, type PassContext, type TwoSpeakers } from './pass-store.ts';
import { heardAt } from './playback.ts';

/** A digit from 1 to 9 was pressed: it means that speaker, or behind a 0 the one ten higher. */
export function chooseDigit(digit: number): void {
  chooseSpeaker(usePass.getState().higher ? 10 + digit : digit);
}

/** A 0 was pressed: it means the tenth speaker, unless there are more of them; then another digit says which. */
export function chooseHigher(): void {
  const now = passContext();
  if (!now) return;
  if (usePass.getState().higher || labelsByNumber(now.view.state).length <= 10) chooseSpeaker(10);
  else usePass.setState({ higher: true });
}

/** Gives what is selected, or what is being heard, to the speaker with that number, or answers what was asked. */
export function chooseSpeaker(number: number): void {
  const now = passContext();
  if (!now) return;
  usePass.setState({ higher: false });
  const labels = labelsByNumber(now.view.state);
  const label = labels[number - 1];
  if (label !== undefined) chooseLabel(now, label);
  else if (number === labels.length + 1) askNewSpeaker();
  else notify(`There is no speaker ${number} in this episode.`, 'info', `Press ${labels.length + 1} to add one.`);
}

/** Asks for a name, and does with its label what a digit would. */
export function askNewSpeaker(): void {
  const now = passContext();
  if (!now) return;
  usePass.setState({ higher: false });
  askForSpeaker({
    give: (label) => editsFor(now, label),
    onAdd: (speaker) => {
      const after = passContext();
      if (!after) return;
      usePass.setState(({ offered }) => ({ offered: [...offered, speaker] }));
      after.view.dispatch({ effects: reserveNumbers.of([speaker.label]), userEvent: 'select.pass' });
      chooseLabel(after, speaker.label);
    },
  });
}

/** What a label would be written to, as it is asked now: nothing yet while a second speaker is to be named. */
function editsFor(now: PassContext, label: string): readonly TextEdit[] {
  const { asking } = usePass.getState();
  if (asking.kind === 'split') return splitTurn(now.episode, asking.offset, label);
  return asking.kind === 'give' ? editsToGive(now, label) : [];
}

function chooseLabel(now: PassContext, label: string): void {
  const { asking } = usePass.getState();
  switch (asking.kind) {
    case 'give':
      give(now, label);
      return;
    case 'split':
      usePass.setState({ asking: { kind: 'give' } });
      if (change(now, splitTurn(now.episode, asking.offset, label), [label])) moveTo(usePass.getState().at + 1);
      else notify('There is nothing to split here: put the cursor between two words of the turn.');
      return;
    default:
      if (asking.first === null) usePass.setState({ asking: { kind: asking.kind, first: label } });
      else changeTwo(now, asking.kind, asking.first, label);
  }
}

function give(now: PassContext, label: string): void {
  const heard = heardAt();
  if (heard !== null) {
    // The recording goes on, and the pass with it.
    if (change(now, assignFrom(now.episode, heard, label), [label])) moveTo(stopAt(passContext()!.episode, heard));
    return;
  }
  // Theirs already: a step to go back from all the same.
  if (!change(now, editsToGive(now, label), [label])) leaveTrail(now);
  const after = passContext();
  if (after) reviewSelected(after);
  goOn();
}

function editsToGive(now: PassContext, label: string): TextEdit[] {
  const selected = selectedStops(now);
  const turns = selected.flatMap((stop) => (stop.kind === 'turn' ? [stop.index] : []));
  // Several paragraphs of narration become one turn: below a label, a paragraph without one belongs to it.
  const links = selected.filter(
    (stop, at) => stop.kind === 'narration' && (at === 0 || selected[at - 1]!.kind !== 'narration'),
  );
  return [
    ...reassignTurns(now.episode, turns, label),
    ...links.flatMap(({ range }) => makeTurn(now.episode, range.from, label)),
  ];
}

/** The one fix of a problem with a turn's label: what it would write is shown before its key applies it. Null where there is none, or a choice of several. */
export function onlyFix(now: PassContext, stop: Stop): Fix | null {
  const [fix, ...others] = labelProblem(now, stop)?.fixes ?? [];
  return fix === undefined || others.length > 0 ? null : fix;
}

/** Applies the fix that is shown; where there are several, asks which, with what each would write. */
export function fixLabel(): void {
  const now = passContext();
  const stop = now?.stops[usePass.getState().at];
  if (!now || !stop) return;
  problemsNow(now.view);
  const problem = labelProblem(now, stop);
  const only = onlyFix(now, stop);
  if (problem === null || problem.fixes.length === 0)
    notify(
      problem === null ? 'Nothing is wrong with this turn’s label.' : 'There is no one right answer: press a digit.',
    );
  else if (only !== null) applyLabelFix(problem, only);
  else askForFix(now, problem);
}

function askForFix({ view, episode }: PassContext, problem: Problem): void {
  const place = view.coordsAtPos(problem.range.from);
  openContextMenu({
    at: place === null ? view.dom : { x: place.left, y: place.bottom },
    label: 'Quick fixes',
    message: problem.message,
    sections: [
      problem.fixes.map((fix) => ({
        title: fix.title,
        preview: { text: episode.text, edits: fix.edits },
        run: () => applyLabelFix(problem, fix),
      })),
    ],
  });
}

function applyLabelFix(problem: Problem, { title }: Fix): void {
  const now = passContext();
  if (!now) return;
  leaveTrail(now);
  if (!applyFix(now.view, problem, title)) return;
  reviewSelected(passContext()!);
  goOn();
}

export function askSplit(): void {
  const now = passContext();
  if (now) usePass.setState({ asking: { kind: 'split', offset: now.view.state.selection.main.head } });
}

export function askTwo(kind: TwoSpeakers): void {
  const now = passContext();
  if (!now) return;
  const speaking = [...new Set(now.episode.turns.map(({ label }) => label.text))];
  const own = nearestTurn(now.episode, selectedStops(now)[0]?.range.from ?? 0)?.label.text;
  const other = speaking.find((label) => label !== own);
  // Where only two people speak there is nothing to ask.
  if (speaking.length === 2 && own !== undefined && other !== undefined) changeTwo(now, kind, own, other);
  else usePass.setState({ asking: { kind, first: null } });
}

function changeTwo(now: PassContext, kind: TwoSpeakers, a: string, b: string): void {
  usePass.setState({ asking: { kind: 'give' } });
  const edits =
    kind === 'alternate'
      ? alternate(now, a, b)
      : swapSpeakers(now.episode, a, b, kind === 'swap' ? linesFromHere(now) : undefined);
  if (!change(now, edits, [a, b])) notify('Nothing changes: these turns are as they should be already.');
  else if (edits.length > 1) offerUndo(describeTwo(kind, a, b, edits.length));
  show();
}

function describeTwo(kind: TwoSpeakers, a: string, b: string, turns: number): string {
  const changed = countOf(turns, 'turn');
  return kind === 'alternate'
    ? `${a} and ${b} alternate: ${changed} changed.`
    : `${a} and ${b} are swapped in ${changed}${kind === 'swap' ? ', from here on' : ''}.`;
}

/** From here on, or in the selection where several turns are selected. */
function linesFromHere(now: PassContext): { readonly first: number; readonly last: number } {
  const selected = selectedStops(now);
  return { first: selected[0]!.line, last: selected.length > 1 ? selected.at(-1)!.line : Infinity };
}

function alternate(now: PassContext, a: string, b: string): TextEdit[] {
  const { first, last } = linesFromHere(now);
  const turns = now.episode.turns.filter(({ line }) => line >= first && line <= last);
  return turns.length === 0
    ? []
    : alternateSpeakers(now.episode, { first: turns[0]!.index, last: turns.at(-1)!.index }, [a, b]);
}

export function mergeWith(which: 'previous' | 'next'): void {
  const now = passContext();
  const stop = now?.stops[usePass.getState().at];
  if (!now || !stop) return;
  const first = stop.kind === 'turn' ? (which === 'previous' ? stop.index - 1 : stop.index) : -1;
  const keeps = usePass.getState().at - (which === 'previous' ? 1 : 0);
  if (change(now, mergeTurns(now.episode, { first }))) moveTo(keeps);
  else if (stop.kind === 'narration') notify('Narration is nobody’s turn: a digit makes it one.');
  else if (now.episode.turns[first] === undefined || now.episode.turns[first + 1] === undefined)
    notify(`There is no turn ${which === 'previous' ? 'before' : 'after'} this one.`);
  else notify('These two turns cannot be made one: something stands between them.');
}

/** The text right after a label was taken away. */
let narrated: Text | null = null;

/** Narration on and off: takes the label of a turn, or of a link, away, and gives it back; to whoever leads, where it was narration before. */
export function toggleNarration(): void {
  const now = passContext();
  const stop = now?.stops[usePass.getState().at];
  if (!now || !stop) return;
  const { state } = now.view;
  const wasLastStep = usePass.getState().trail.at(-1)?.depth === undoDepth(state) - 1;
  if (stop.kind === 'narration' && wasLastStep && narrated?.eq(state.doc)) {
    // Its own label, the time in it, and no rule that was put above the narration.
    goBack();
    return;
  }
  const edits = stop.kind === 'turn' ? makeNarration(now.episode, stop.index) : makeLink(now, stop.range.from);
  const isChanged = change(now, edits);
  narrated = isChanged && stop.kind === 'turn' ? now.view.state.doc : null;
  if (isChanged) moveTo(stopAt(passContext()!.episode, now.view.state.selection.main.head));
  else
    notify(
      stop.kind === 'turn'
        ? 'A turn without words cannot be narration.'
        : 'Press a digit to say whose words these are.',
    );
}

/** A link is voiced by whoever leads through the episode: the first to speak. */
function makeLink({ episode }: PassContext, offset: number): TextEdit[] {
  const host = episode.turns[0]?.label.text;
  return host === undefined ? [] : makeTurn(episode, offset, host);
}

/**
 * Applies edits as one step of undo, the cursor staying in the words; false where there are none.
 * @param labels that they give turns to: those who were offered and are no speakers yet are declared with it
 */
export function change(now: PassContext, edits: readonly TextEdit[], labels: readonly string[] = []): boolean {
  if (edits.length === 0 || !mayChange(now.view.state)) return false;
  leaveTrail(now);
  const isSpeaker = (label: string) => now.episode.speakers.some((speaker) => speaker.label === label);
  const fresh = usePass.getState().offered.filter(({ label }) => labels.includes(label) && !isSpeaker(label));
  now.view.dispatch({
    changes: [...declareLabels(now.episode, fresh), ...edits],
    annotations: [changesWholeFile.of(true), isolateHistory.of('full')],
    userEvent: 'input.pass',
  });
  return true;
}
