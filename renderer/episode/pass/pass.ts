import { undo, undoDepth } from '@codemirror/commands';
import type { Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { stopAt, stopOfTurn, stopsOf, type Stop } from '../../../shared/operations/stops.ts';
import { unassignedLabel } from '../../../shared/episode/model/episode.ts';
import type { Declaration } from '../../../shared/operations/legend-entries.ts';
import { reassignTurns } from '../../../shared/operations/reassign-turns.ts';
import { labelForName, namesWithoutLabel } from '../../../shared/people/add-speaker.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { notify } from '../../base/notices-store.ts';
import { useLibraryLabels } from '../../base/library-labels-store.ts';
import { episodeField, libraryConfig } from '../editor/episode-field.ts';
import { bodyStart } from '../editor/front-matter-guard.ts';
import { freezeNumbers, reserveNumbers } from '../editor/speaker-numbers.ts';
import { useExpectedPeople } from '../open/expected-people.ts';
import { rememberPlace } from '../open/remember-place.ts';
import { useOpenEpisodes } from '../open/open-episodes-store.ts';
import { placeReviewed, reviewedTurns, showPass } from './pass-decorations.ts';
import { passOff, passContext, usePass, type PassContext } from './pass-store.ts';
import { hearAgain } from './playback.ts';
import { flushReviewed, offsetBehind, readReviewed, reviewStretch } from './reviewed-mark.ts';
import { doubtfulStops } from './doubtful-stops.ts';

const get = usePass.getState;

/**
 * Begins at the turn with that index, or where the cursor is. Where it was not moved yet, the pass goes on behind what
 * is reviewed already.
 */
export function startPass(turn?: number): void {
  const now = passContext();
  if (!now || now.episode.turns.length === 0) {
    notify('There are no turns to walk through. A turn begins with a speaker’s label.');
    return;
  }
  const { state } = now.view;
  const reviewed = readReviewed(state);
  const { head } = state.selection.main;
  const goesOn =
    turn === undefined && head === bodyStart(state) && reviewed !== null && reviewed < now.episode.turns.length;
  const from = goesOn ? reviewed : turn;
  if (goesOn && reviewed > 0)
    notify(
      `${countOf(reviewed, 'turn is', 'turns are')} reviewed; the pass goes on behind ${reviewed === 1 ? 'it' : 'them'}.`,
    );
  const offered = findOffered(now);
  now.view.dispatch({
    effects: [
      freezeNumbers.of(true),
      reserveNumbers.of(offered.map(({ label }) => label)),
      placeReviewed.of(offsetBehind(now.episode, reviewed)),
    ],
  });
  usePass.setState({ ...passOff, mode: 'walk', offered });
  moveTo(
    from === undefined
      ? Math.max(stopAt(now.episode, head), stopOfTurn(now.episode, 0))
      : stopOfTurn(now.episode, Math.min(from, now.episode.turns.length - 1)),
  );
  now.view.focus();
}

/** Those who were there by what the front matter or an editor says, and are no speakers yet, each with the label that they will have. */
function findOffered({ view, episode }: PassContext): Declaration[] {
  const config = view.state.facet(libraryConfig);
  const { shown } = useOpenEpisodes.getState();
  const expected = useExpectedPeople.getState().byPath.get(shown ?? '');
  const nobodys = episode.turns.find(({ label }) => label.text === unassignedLabel) ?? episode.turns[0];
  const give = (label: string) => reassignTurns(episode, nobodys ? [nobodys.index] : [], label);
  const taken = new Set<string>();
  return namesWithoutLabel(episode, config, expected).flatMap((name) => {
    const label = labelForName(episode, name, useLibraryLabels.getState().uses, give, config, taken);
    if (label === null) return [];
    taken.add(label);
    return [{ label, name }];
  });
}

export function leavePass(): void {
  if (get().mode === 'off') return;
  void flushReviewed();
  usePass.setState(passOff);
  passContext()?.view.dispatch({ effects: [showPass.of(null), freezeNumbers.of(false)] });
}

/** The text was changed by an undo, a merge with what another program wrote, or a menu: the pass goes where that was, or stays at its turn. */
export function followChange(transactions: readonly Transaction[]): void {
  if (get().mode !== 'walk') return;
  const changed = transactions.filter((tr) => tr.docChanged && !tr.isUserEvent('input.pass'));
  const now = passContext();
  if (changed.length === 0 || !now) return;
  const isUndo = changed.some((tr) => tr.isUserEvent('undo') || tr.isUserEvent('redo'));
  const before = stopsOf(changed[0]!.startState.field(episodeField))[get().at];
  const offset =
    isUndo || !before
      ? now.view.state.selection.main.head
      : changed.reduce((at, { changes }) => changes.mapPos(at, 1), before.range.from);
  if (now.stops.length === 0) leavePass();
  else moveTo(stopAt(now.episode, offset));
}

/** Escape: from the words back to the walk, from a question back to none, from the walk out of the pass. */
export function escapePass(): void {
  const { mode, asking, higher, at } = get();
  if (mode === 'edit') {
    usePass.setState({ mode: 'walk' });
    const now = passContext();
    moveTo(now ? stopAt(now.episode, now.view.state.selection.main.head) : at);
  } else if (higher) usePass.setState({ higher: false });
  else if (asking.kind !== 'give') usePass.setState({ asking: { kind: 'give' } });
  else leavePass();
}

export function editWords(): void {
  const now = passContext();
  if (!now) return;
  leaveTrail(now);
  usePass.setState({ mode: 'edit' });
  now.view.dispatch({ effects: showPass.of(null) });
  now.view.focus();
}

/** It is right as it is. */
export function confirm(): void {
  const now = passContext();
  if (!now) return;
  leaveTrail(now);
  reviewSelected(now);
  goOn();
}

/** Goes back to where the last step came from, and takes back what was changed since. */
export function goBack(): void {
  const last = get().trail.at(-1);
  const now = passContext();
  if (!last || !now) return;
  while (undoDepth(now.view.state) > last.depth && undo(now.view)) continue;
  if (reviewedTurns(now.view.state) !== last.reviewed) reviewStretch(now.view, 0, last.reviewed ?? 0, 'set');
  usePass.setState(({ trail }) => ({ trail: trail.slice(0, -1), asking: { kind: 'give' } }));
  moveTo(last.at);
  const stop = passContext()?.stops[get().at];
  if (stop) hearAgain(stop.range.from);
}

export function step(by: 1 | -1): void {
  moveTo(get().at + by);
}

/** As many turns as a page of a list has rows. */
export const pageOfTurns = 10;

/** Makes the selection of turns longer or shorter. */
export function extend(by: number): void {
  const now = passContext();
  if (!now) return;
  usePass.setState(({ at }) => ({ at: clamp(at + by, now) }));
  show();
}

export function toggleDoubtful(): void {
  const doubtfulOnly = !get().doubtfulOnly;
  usePass.setState({ doubtfulOnly });
  const now = passContext();
  if (!doubtfulOnly || !now) return;
  const doubtful = doubtfulStops(now);
  const next = doubtful.find((stop) => stop >= get().at) ?? doubtful[0];
  if (next === undefined) notify('No turn of this episode looks wrong.');
  else moveTo(next);
}

/** Steps to the next (or previous) turn that looks wrong, going round at the end. */
export function stepToDoubtful(by: 1 | -1): void {
  const now = passContext();
  if (!now) return;
  const doubtful = doubtfulStops(now);
  const { at } = get();
  const next =
    by === 1
      ? (doubtful.find((stop) => stop > at) ?? doubtful[0])
      : (doubtful.findLast((stop) => stop < at) ?? doubtful.at(-1));
  if (next === undefined) notify('No turn of this episode looks wrong.');
  else moveTo(next);
}

/** Everything up to here is reviewed, whatever the walk left out. */
export function markReviewed(): void {
  const now = passContext();
  if (!now) return;
  leaveTrail(now);
  const turns = turnsBefore(now, get().at + 1);
  reviewStretch(now.view, 0, turns, 'set');
  notify(turns === 1 ? 'Reviewed up to the first turn.' : `Reviewed up to turn ${turns}.`);
}

/** Follows a recording: the pass is at the turn that is being heard. */
export function followPlayback(offset: number): void {
  const now = passContext();
  if (!now || get().mode !== 'walk' || get().asking.kind !== 'give') return;
  const heard = stopAt(now.episode, offset);
  if (heard !== get().at) moveTo(heard);
}

/** The stops that are meant, in order. */
export function selectedStops({ stops }: PassContext): readonly Stop[] {
  const { at, anchor } = get();
  return stops.slice(Math.min(at, anchor), Math.max(at, anchor) + 1);
}

/** So that going back comes here, and undoes what is done from now on. */
export function leaveTrail({ view }: PassContext): void {
  usePass.setState(({ trail, at }) => ({
    trail: [...trail, { at, depth: undoDepth(view.state), reviewed: reviewedTurns(view.state) }],
  }));
}

/** The selected turns were looked at. In a walk that leaves none out, the mark moves along. */
export function reviewSelected(now: PassContext): void {
  const { at, anchor } = get();
  reviewStretch(now.view, turnsBefore(now, Math.min(at, anchor)), turnsBefore(now, Math.max(at, anchor) + 1), 'extend');
}

function turnsBefore({ stops }: PassContext, stop: number): number {
  return stops.slice(0, stop).filter(({ kind }) => kind === 'turn').length;
}

/** On to the next stop, or the next doubtful one. */
export function goOn(): void {
  const now = passContext();
  if (!now) return;
  const { at, anchor, doubtfulOnly } = get();
  const last = Math.max(at, anchor);
  const next = doubtfulOnly
    ? doubtfulStops(now).find((stop) => stop > last)
    : last + 1 < now.stops.length
      ? last + 1
      : undefined;
  if (next === undefined) notify(doubtfulOnly ? 'That was the last doubtful turn.' : 'That was the last turn.');
  moveTo(next ?? last);
}

export function moveTo(stop: number): void {
  const now = passContext();
  if (!now) return;
  const at = clamp(stop, now);
  usePass.setState({ at, anchor: at, higher: false });
  show();
}

function clamp(stop: number, { stops }: PassContext): number {
  return Math.max(0, Math.min(stops.length - 1, stop));
}

/** Shows in the text where the pass is. */
export function show(): void {
  const now = passContext();
  const current = now?.stops[get().at];
  if (!now || !current) return;
  const { head } = now.view.state.selection.main;
  const words =
    current.kind === 'turn' ? (current.paragraphs[0]?.from ?? current.label.fullRange.to) : current.range.from;
  const isInside = head >= current.range.from && head <= current.range.to;
  now.view.dispatch({
    ...(isInside ? {} : { selection: { anchor: words } }),
    effects: [
      showPass.of({ current: current.range, selected: selectedStops(now).map(({ range }) => range) }),
      EditorView.scrollIntoView(current.range.from, { y: 'center' }),
    ],
    userEvent: 'select.pass',
  });
  const path = useOpenEpisodes.getState().shown;
  if (path !== null) rememberPlace({ path, turn: Math.max(0, turnsBefore(now, get().at + 1) - 1), inPass: true });
}
