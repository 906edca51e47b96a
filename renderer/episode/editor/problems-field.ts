import { Facet, StateEffect, StateField, type EditorState } from '@codemirror/state';
import type { Doubt } from '../../../shared/doubts/find-doubts.ts';
import { lazily } from '../../../shared/lazily.ts';
import { strongDoubts } from '../../../shared/doubts/strong-doubts.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { splitExcused } from '../../../shared/lint/model/excuses.ts';
import type { LintContext, Peers, Problem } from '../../../shared/lint/model/problem.ts';
import { voiceMismatch } from '../../../shared/lint/rules/voice-mismatch.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { placeTimes } from '../../../shared/sidecar/turn-times.ts';
import { episodeField, libraryConfig } from './episode-field.ts';
import { followLazily } from './follow-lazily.ts';
import { bodyStart } from './front-matter-guard.ts';
import { setSidecar, sidecarField } from './sidecar-field.ts';
import { setVoices, voicesNow, type VoicesNow } from './voices-field.ts';

/** What the linter may know of the library's other episodes. */
export const libraryPeers = Facet.define<Peers, Peers | undefined>({ combine: ([peers]) => peers });

export const setRecordingLength = StateEffect.define<number | null>();

/** Seconds of the recording; null where there is none. */
export const recordingLength = StateField.define<number | null>({
  create: () => null,
  update: (seconds, tr) => {
    const set = tr.effects.findLast((effect) => effect.is(setRecordingLength));
    return set === undefined ? seconds : set.value;
  },
});

export const setOtherSplit = StateEffect.define<string | null>();

/** How other tools would split the file that was opened or saved; nobody knows while the front matter is edited. */
export const otherSplit = StateField.define<string | null>({
  create: () => null,
  update: (split, tr) => {
    const set = tr.effects.findLast((effect) => effect.is(setOtherSplit));
    if (set !== undefined) return set.value;
    return split !== null && tr.docChanged && tr.changes.touchesRange(0, bodyStart(tr.startState)) ? null : split;
  },
});

/** What the linter is told of an episode besides its text. */
export function lintContext(state: EditorState): LintContext {
  const peers = state.facet(libraryPeers);
  const recordingSeconds = state.field(recordingLength);
  const heard = voicesNow(state);
  const times = placeTimes(state.field(episodeField), state.field(sidecarField).times);
  return {
    config: state.facet(libraryConfig),
    times,
    otherSplit: state.field(otherSplit),
    ...(peers ? { peers } : {}),
    ...(recordingSeconds === null ? {} : { recordingSeconds }),
    ...(heard === null ? {} : { heard }),
  };
}

/** What was found at the last look; all of it follows the text until the next one. */
export interface Findings {
  readonly open: readonly Problem[];
  /** What the editors let stand. */
  readonly excused: readonly Problem[];
  /** The most doubtful turns, the most doubtful first, each with the offset at which it begins; null until the first look. */
  readonly doubts: readonly { readonly from: number; readonly doubt: Doubt }[] | null;
  /** Whether it was found in the text as it is. */
  readonly isCurrent: boolean;
  /** False until the first look. */
  readonly wasFound: boolean;
}

export const setProblems = StateEffect.define<readonly Problem[]>();
export const setDoubts = StateEffect.define<Findings['doubts']>();

export const findingsField = StateField.define<Findings>({
  create: () => ({ open: [], excused: [], doubts: null, isCurrent: false, wasFound: false }),
  update(findings, tr) {
    const part = (problems: readonly Problem[]) =>
      splitExcused(tr.state.field(episodeField), problems, tr.state.field(sidecarField).excuses);
    let next = tr.docChanged ? follow(findings, tr.changes.desc) : findings;
    for (const effect of tr.effects) {
      if (effect.is(setProblems)) next = { ...next, ...part(effect.value), isCurrent: true, wasFound: true };
      // In a text that has changed since, the next look parts them.
      if (effect.is(setSidecar) && next.isCurrent)
        next = { ...next, ...part([...next.open, ...next.excused].sort((a, b) => a.range.from - b.range.from)) };
      if (effect.is(setVoices)) next = { ...next, isCurrent: false };
      if (effect.is(setDoubts)) next = { ...next, doubts: effect.value };
    }
    return next;
  },
});

const follow = followLazily<Findings>((found, changes) => {
  const move = (problem: Problem): Problem => {
    const from = changes.mapPos(problem.range.from, 1);
    return { ...problem, range: { from, to: Math.max(from, changes.mapPos(problem.range.to, -1)) } };
  };
  return lazily<Findings>({
    open: () => found.open.map(move),
    excused: () => found.excused.map(move),
    doubts: () => found.doubts?.map(({ from, doubt }) => ({ from: changes.mapPos(from, 1), doubt })) ?? null,
    isCurrent: () => false,
    wasFound: () => found.wasFound,
  });
});

/** The problems that stand, as last found. */
export function problemsOf(state: EditorState): readonly Problem[] {
  return state.field(findingsField).open;
}

/** The doubts about turns that are still there, by the turns' indexes. */
export function doubtsByTurn(state: EditorState): ReadonlyMap<number, Doubt> {
  const episode = state.field(episodeField);
  const { doubts } = state.field(findingsField);
  const inText =
    doubts?.flatMap(({ from, doubt }) => turnAtStart(episode, from).map((index) => [index, doubt] as const)) ??
    strongDoubts(episode).map((doubt) => [doubt.turn, doubt] as const);
  const voices = voicesNow(state);
  const excused = excusedVoices(state, voices);
  return new Map([...inText, ...[...(voices?.worthALook ?? [])].filter(([turn]) => !excused.has(turn))]);
}

/** The turns of which somebody said that they are right whatever they sound like. */
function excusedVoices(state: EditorState, voices: VoicesNow | null): ReadonlySet<number> {
  const episode = state.field(episodeField);
  const turns = state
    .field(findingsField)
    .excused.flatMap(({ rule, range }) =>
      rule === voiceMismatch.id ? (nearestTurn(episode, range.from)?.index ?? []) : [],
    );
  // A swap is excused where it begins.
  const swapped = voices?.swaps.flatMap((swap) => (turns.includes(swap.turns[0]!) ? swap.turns : [])) ?? [];
  return new Set([...turns, ...swapped]);
}

function turnAtStart(episode: Episode, from: number): number[] {
  const turn = nearestTurn(episode, from);
  return turn?.range.from === from ? [turn.index] : [];
}
