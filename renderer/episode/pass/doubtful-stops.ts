import type { Problem } from '../../../shared/lint/model/problem.ts';
import { unassignedLabel } from '../../../shared/episode/model/episode.ts';
import { stopOfTurn, type Stop } from '../../../shared/operations/stops.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { doubtsByTurn, findingsField } from '../editor/problems-field.ts';
import { problemsNow } from '../editor/problem-linter.ts';
import { voicesNow } from '../editor/voices-field.ts';
import type { PassContext } from './pass-store.ts';

/** What is wrong with the label of a turn, or with one inside it; null where nothing is. */
export function labelProblem({ view, episode }: PassContext, stop: Stop): Problem | null {
  if (stop.kind !== 'turn') return null;
  return (
    view.state
      .field(findingsField)
      .open.find(
        ({ rule, range }) =>
          aboutLabels.has(rule) && range.from >= stop.range.from && nearestTurn(episode, range.from) === stop,
      ) ?? null
  );
}

/** Turns that a problem with their label points at, or that sound like somebody else or like two people, in the order of the text. */
export function doubtfulStops({ view, episode }: PassContext): number[] {
  const wrong = new Set(episode.turns.filter(({ label }) => label.text === unassignedLabel).map(({ index }) => index));
  const { open, wasFound } = view.state.field(findingsField);
  for (const { rule, range } of wasFound ? open : problemsNow(view)) {
    if (!aboutLabels.has(rule)) continue;
    const turn = nearestTurn(episode, range.from);
    if (turn && range.from >= turn.range.from) wrong.add(turn.index);
  }
  for (const turn of doubtsByTurn(view.state).keys()) wrong.add(turn);
  for (const { turn } of voicesNow(view.state)?.splits ?? []) wrong.add(turn);
  return [...wrong].sort((a, b) => a - b).map((turn) => stopOfTurn(episode, turn));
}

const aboutLabels: ReadonlySet<string> = new Set([
  'unknown-label',
  'label-case',
  'label-typo',
  'odd-label',
  'merged-turns',
  'same-speaker-twice',
  'answers-own-question',
  'self-address',
  'undeclared-speaker',
  'unassigned-turn',
]);
