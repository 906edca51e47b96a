import { undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import { create } from 'zustand';
import { unassignedLabel, type Episode } from '../../../shared/episode/model.ts';
import { alternateSpeakers } from '../../../shared/operations/alternate-speakers.ts';
import { mergeTurns } from '../../../shared/operations/merge-turns.ts';
import { reassignTurns } from '../../../shared/operations/reassign-turns.ts';
import { splitTurn } from '../../../shared/operations/split-turn.ts';
import { swapSpeakers } from '../../../shared/operations/swap-speakers.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import { tell } from '../../app/store.ts';
import { episodeField } from '../editor/episode-field.ts';
import { doubtsByTurn, problemsNow } from '../editor/problems.ts';
import { applyToEpisode, useEpisode } from '../session.ts';
import { showPass } from './pass-look.ts';

/** What a digit means next: `give` the turn away, or complete what was begun. */
type Asking = { readonly kind: 'give' } | { readonly kind: 'split'; readonly offset: number } | { readonly kind: 'swap' | 'alternate'; readonly first: string | null };

interface Pass {
  /** `edit`: the words are typed in as usual until Escape. */
  readonly mode: 'off' | 'walk' | 'edit';
  /** Index among the turns. */
  readonly turn: number;
  /** The other end of the selection; the same as `turn` where one turn is meant. */
  readonly anchor: number;
  /** Digit - 1 to label; frozen while the pass runs. */
  readonly labels: readonly string[];
  readonly asking: Asking;
  /** Only turns that look wrong are stopped at. */
  readonly doubtfulOnly: boolean;
  /** Where each step came from, and whether it changed the text: what going back undoes. */
  readonly trail: readonly { readonly turn: number; readonly changed: boolean }[];
}

const off: Pass = { mode: 'off', turn: 0, anchor: 0, labels: [], asking: { kind: 'give' }, doubtfulOnly: false, trail: [] };
export const usePass = create<Pass>(() => off);

const get = usePass.getState;

function context(): { view: EditorView; episode: Episode } | null {
  const { view } = useEpisode.getState();
  const episode = view?.state.field(episodeField, false);
  return view && episode ? { view, episode } : null;
}

/** Begins at the turn where the cursor is. */
export function startPass(from?: number): void {
  const now = context();
  const turn = now && (from === undefined ? nearestTurn(now.episode, now.view.state.selection.main.head) : now.episode.turns[from]);
  if (!now || !turn) {
    tell('There are no turns to walk through. A turn begins with a speaker’s label.');
    return;
  }
  const labels = now.episode.speakers.toSorted((a, b) => a.number - b.number).map(({ label }) => label);
  usePass.setState({ ...off, mode: 'walk', labels, turn: turn.index, anchor: turn.index });
  show();
  now.view.focus();
}

export function leavePass(): void {
  if (get().mode === 'off') return;
  usePass.setState(off);
  context()?.view.dispatch({ effects: showPass.of(null) });
}

/** Escape: from the words back to the walk, from a question back to none, from the walk out of the pass. */
export function escapePass(): void {
  const { mode, asking, turn } = get();
  if (mode === 'edit') {
    usePass.setState({ mode: 'walk' });
    const now = context();
    const here = now && nearestTurn(now.episode, now.view.state.selection.main.head);
    moveTo(here?.index ?? turn);
  } else if (asking.kind !== 'give') usePass.setState({ asking: { kind: 'give' } });
  else leavePass();
}

export function editWords(): void {
  const now = context();
  if (!now) return;
  usePass.setState({ mode: 'edit' });
  now.view.dispatch({ effects: showPass.of(null) });
  now.view.focus();
}

/** A digit was pressed: gives the selected turns to that speaker, or answers what was asked. */
export function chooseSpeaker(number: number): void {
  const now = context();
  const { labels, asking, turn } = get();
  const label = labels[number - 1];
  if (!now) return;
  if (label === undefined) {
    tell(`There is no speaker ${number} in this episode.`);
    return;
  }
  const { episode } = now;
  switch (asking.kind) {
    case 'give': {
      const edits = reassignTurns(episode, selectedTurns(), label);
      change(edits);
      goOn();
      return;
    }
    case 'split':
      usePass.setState({ asking: { kind: 'give' } });
      if (change(splitTurn(episode, asking.offset, label))) moveTo(Math.min(turn + 1, context()!.episode.turns.length - 1));
      else tell('There is nothing to split here: put the cursor between two words of the turn.');
      return;
    case 'swap':
    case 'alternate':
      if (asking.first === null) {
        usePass.setState({ asking: { kind: asking.kind, first: label } });
        return;
      }
      usePass.setState({ asking: { kind: 'give' } });
      change(asking.kind === 'swap' ? swapFrom(episode, asking.first, label) : alternate(episode, asking.first, label));
      show();
  }
}

export function confirm(): void {
  usePass.setState(({ trail, turn }) => ({ trail: [...trail, { turn, changed: false }] }));
  goOn(false);
}

/** Goes back to where the last step came from, and takes it back where it changed something. */
export function goBack(): void {
  const { trail } = get();
  const last = trail.at(-1);
  const now = context();
  if (!last || !now) return;
  if (last.changed) undo(now.view);
  usePass.setState({ trail: trail.slice(0, -1) });
  moveTo(last.turn);
}

export function step(by: 1 | -1): void {
  const { turn } = get();
  moveTo(turn + by);
}

/** Makes the selection of turns longer or shorter. */
export function extend(by: 1 | -1): void {
  const now = context();
  const { turn, anchor } = get();
  if (!now) return;
  usePass.setState({ turn: clamp(turn + by, now.episode), anchor });
  show();
}

export function toggleDoubtful(): void {
  const doubtfulOnly = !get().doubtfulOnly;
  usePass.setState({ doubtfulOnly });
  const now = context();
  if (!doubtfulOnly || !now) return;
  const stops = doubtfulTurns(now.view);
  const next = stops.find((turn) => turn >= get().turn) ?? stops[0];
  if (next === undefined) tell('No turn of this episode looks wrong.');
  else moveTo(next);
}

export function askSplit(): void {
  const now = context();
  if (now) usePass.setState({ asking: { kind: 'split', offset: now.view.state.selection.main.head } });
}

export function askTwo(kind: 'swap' | 'alternate'): void {
  const now = context();
  if (!now) return;
  const speaking = [...new Set(now.episode.turns.map(({ label }) => label.text))];
  // Where only two people speak there is nothing to ask.
  if (speaking.length === 2) {
    const own = now.episode.turns[Math.min(get().turn, get().anchor)]!.label.text;
    const other = speaking.find((label) => label !== own)!;
    change(kind === 'swap' ? swapFrom(now.episode, own, other) : alternate(now.episode, own, other));
    show();
  } else usePass.setState({ asking: { kind, first: null } });
}

export function mergeWith(which: 'previous' | 'next'): void {
  const now = context();
  const { turn } = get();
  if (!now) return;
  const first = which === 'previous' ? turn - 1 : turn;
  if (change(mergeTurns(now.episode, { first }))) moveTo(first);
  else tell('These two turns cannot be made one: something stands between them.');
}

/** Makes the turn narration, which has no label. */
export function changeNarration(edits: (episode: Episode, turn: number) => TextEdit[]): void {
  const now = context();
  if (!now) return;
  if (change(edits(now.episode, get().turn))) moveTo(Math.min(get().turn, context()!.episode.turns.length - 1));
  else tell('Without its label this paragraph would belong to the turn above, so it stays as it is.');
}

/** Turns that a problem with their label points at, or that sound like somebody else, in the order of the text. */
export function doubtfulTurns(view: EditorView): number[] {
  const episode = view.state.field(episodeField);
  const wrong = new Set(episode.turns.filter(({ label }) => label.text === unassignedLabel).map(({ index }) => index));
  for (const { rule, range } of problemsNow(view)) {
    if (!aboutLabels.has(rule)) continue;
    const turn = nearestTurn(episode, range.from);
    if (turn && range.from >= turn.range.from) wrong.add(turn.index);
  }
  for (const turn of doubtsByTurn(view.state).keys()) wrong.add(turn);
  return [...wrong].sort((a, b) => a - b);
}

const aboutLabels = new Set(['unknown-label', 'label-case', 'label-typo', 'odd-label', 'merged-turns', 'same-speaker-twice', 'answers-own-question', 'self-address', 'undeclared-speaker', 'unassigned-turn']);

function selectedTurns(): number[] {
  const { turn, anchor } = get();
  const first = Math.min(turn, anchor);
  return Array.from({ length: Math.abs(turn - anchor) + 1 }, (_, index) => first + index);
}

function swapFrom(episode: Episode, a: string, b: string): TextEdit[] {
  const selected = selectedTurns();
  const first = episode.turns[selected[0]!]!.line;
  const last = selected.length > 1 ? episode.turns[selected.at(-1)!]!.line : Infinity;
  return swapSpeakers(episode, a, b, { first, last });
}

function alternate(episode: Episode, a: string, b: string): TextEdit[] {
  const selected = selectedTurns();
  const last = selected.length > 1 ? selected.at(-1)! : episode.turns.length - 1;
  return alternateSpeakers(episode, { first: selected[0]!, last }, [a, b]);
}

/** Applies edits as one step; false where there were none. */
function change(edits: readonly TextEdit[]): boolean {
  const { turn } = get();
  applyToEpisode(edits);
  usePass.setState(({ trail }) => ({ trail: [...trail, { turn, changed: edits.length > 0 }] }));
  return edits.length > 0;
}

function goOn(fromSelection = true): void {
  const now = context();
  if (!now) return;
  const { turn, anchor, doubtfulOnly } = get();
  const last = fromSelection ? Math.max(turn, anchor) : turn;
  if (!doubtfulOnly) {
    if (last === now.episode.turns.length - 1) tell('That was the last turn.');
    moveTo(last + 1);
    return;
  }
  const next = doubtfulTurns(now.view).find((candidate) => candidate > last);
  if (next === undefined) {
    tell('That was the last doubtful turn.');
    moveTo(last);
  } else moveTo(next);
}

function moveTo(turn: number): void {
  const now = context();
  if (!now) return;
  const to = clamp(turn, now.episode);
  usePass.setState({ turn: to, anchor: to });
  show();
}

function clamp(turn: number, { turns }: Episode): number {
  return Math.max(0, Math.min(turns.length - 1, turn));
}

function show(): void {
  const now = context();
  const current = now?.episode.turns[get().turn];
  if (!now || !current) return;
  const { head } = now.view.state.selection.main;
  const words = current.paragraphs[0]?.from ?? current.label.fullRange.to;
  const inside = head >= current.range.from && head <= current.range.to;
  now.view.dispatch({
    ...(inside ? {} : { selection: { anchor: words } }),
    effects: [
      showPass.of({ current: current.range, selected: selectedTurns().flatMap((index) => now.episode.turns[index]?.range ?? []) }),
      EditorView.scrollIntoView(current.range.from, { y: 'center' }),
    ],
  });
}
