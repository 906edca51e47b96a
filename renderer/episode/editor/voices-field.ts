import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import { rankDoubts } from '../../../shared/doubts/find-doubts.ts';
import { unassignedLabel, type Episode } from '../../../shared/episode/model/episode.ts';
import type { Heard } from '../../../shared/lint/model/heard.ts';
import { lazily } from '../../../shared/lazily.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { voicesWorthALook } from '../../../shared/voice/describe-report.ts';
import { joinDoubts, type HeardDoubt } from '../../../shared/voice/join-doubts.ts';
import type { VoiceReport, VoiceSwap } from '../../../shared/voice/voice-report.ts';
import { episodeField } from './episode-field.ts';
import { followLazily } from './follow-lazily.ts';

/** What the voices told of an episode, and where the turns that it is about are in the text as it is. */
export interface Voices {
  /** The text that was compared. */
  readonly text: string;
  readonly report: VoiceReport;
  /** What of it is worth a look, the most doubtful first. */
  readonly worthALook: readonly HeardDoubt[];
  /** The turns that were compared, as many as there were. */
  readonly turns: readonly ComparedTurn[];
  /** Where each split of the report is. */
  readonly splits: readonly number[];
}

interface ComparedTurn {
  readonly from: number;
  readonly to: number;
  /** The label that it had. */
  readonly label: string;
}

/** Which turns of a swap still have the labels that seem to be swapped. */
export interface OpenSwap extends VoiceSwap {
  readonly turns: readonly number[];
}

/** What the voices told, for the turns as they are now; what was answered since is left out. */
export interface VoicesNow extends VoiceReport, Heard {
  readonly suggestions: VoiceReport['suggestions'];
  readonly splits: VoiceReport['splits'];
  readonly swaps: readonly OpenSwap[];
  /** Of the doubts those that are worth a look, the text taken into account, by turn; the most doubtful first. */
  readonly worthALook: ReadonlyMap<number, HeardDoubt>;
}

/**
 * @param episode that was compared
 * @param doubts of its text and the voices, where they are known already
 */
export function placeVoices(
  episode: Episode,
  report: VoiceReport,
  doubts: readonly HeardDoubt[] = joinDoubts(rankDoubts(episode), report),
): Voices {
  return {
    text: episode.text,
    report,
    worthALook: voicesWorthALook(doubts),
    turns: episode.turns.map(({ range: { from, to }, label }) => ({ from, to, label: label.text })),
    splits: report.splits.map(({ offset }) => offset),
  };
}

export const setVoices = StateEffect.define<Voices | null>();

/** What the voices told, following the text; null while nothing was compared. Not part of the text: undo does not touch it. */
export const voicesField = StateField.define<Voices | null>({
  create: () => null,
  update(voices, tr) {
    const set = tr.effects.findLast((effect) => effect.is(setVoices));
    if (set !== undefined) return set.value;
    return tr.docChanged && voices !== null ? followVoices(voices, tr.changes.desc) : voices;
  },
});

/** Takes the changes of the text that the voices were told for. */
export const followVoices = followLazily<Voices>((placed, changes) =>
  lazily<Voices>({
    text: () => placed.text,
    report: () => placed.report,
    worthALook: () => placed.worthALook,
    turns: () =>
      placed.turns.map(({ from, to, label }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, 1), label })),
    splits: () => placed.splits.map((offset) => changes.mapPos(offset, 1)),
  }),
);

/** With fewer turns left, a swap is as good as answered. */
const minSwapped = 3;

/**
 * What the voices told of the turns as they are now; null while nothing was compared. A turn that was given to somebody
 * else, cut short by a split or removed says nothing any more; a label that was renamed is known by its new name.
 */
export function voicesNow(state: EditorState): VoicesNow | null {
  const voices = state.field(voicesField);
  if (voices === null) return null;
  const known = computed.get(voices);
  const episode = state.field(episodeField);
  if (known?.episode === episode) return known.now;
  const now = resolve(episode, voices);
  computed.set(voices, { episode, now });
  return now;
}

const computed = new WeakMap<Voices, { readonly episode: Episode; readonly now: VoicesNow }>();

function resolve(episode: Episode, { report, worthALook, turns: compared, splits }: Voices): VoicesNow {
  const { turns } = episode;
  const places = compared.map(({ from, to }) => {
    const turn = nearestTurn(episode, from);
    return turn?.range.from === from && to > from ? turn : null;
  });
  const renamed = findRenamed(compared, places, episode);
  const isThere = new Set([...turns.map(({ label }) => label.text), ...episode.speakers.map(({ label }) => label)]);
  /** What a label of the report is called now; null where it is gone. */
  const nameNow = (label: string): string | null => {
    const name = renamed.get(label) ?? label;
    return isThere.has(name) ? name : null;
  };
  /** Whether a compared turn is still there, all of it. */
  const isWhole = (turn: number): boolean => {
    const place = places[turn]!;
    const { to } = compared[turn]!;
    return place !== null && (to <= place.range.to || episode.text.slice(place.range.to, to).trim() === '');
  };
  /** The index of a compared turn that is as it was; null where it is not. */
  const turnNow = (turn: number): number | null =>
    isWhole(turn) && places[turn]!.label.text === nameNow(compared[turn]!.label) ? places[turn]!.index : null;
  const doubts = turns.map((): VoiceReport['doubts'][number] => null);
  report.doubts.forEach((doubt, turn) => {
    const at = doubt && turnNow(turn);
    const likelier = doubt && nameNow(doubt.likelier);
    if (at !== null && likelier !== null) doubts[at] = { ...doubt!, likelier };
  });
  const suggestions = report.suggestions.flatMap((suggestion) => {
    const [turn, label] = [turnNow(suggestion.turn), nameNow(suggestion.label)];
    return turn === null || label === null ? [] : [{ ...suggestion, turn, label }];
  });
  // Of a turn that was given to somebody else, the sound is still known.
  const sounds = turns.map((): string | null => null);
  report.doubts.forEach((doubt, turn) => {
    const at = doubt && isWhole(turn) ? places[turn]!.index : null;
    if (at !== null) sounds[at] = nameNow(doubt!.score > 0.5 ? doubt!.likelier : compared[turn]!.label);
  });
  for (const { turn, label } of report.suggestions) if (isWhole(turn)) sounds[places[turn]!.index] = nameNow(label);
  return {
    sounds,
    doubts,
    suggestions,
    swaps: report.swaps.flatMap((swap): OpenSwap[] => {
      const labels = [nameNow(swap.labels[0]), nameNow(swap.labels[1])] as const;
      const open = compared.flatMap(({ label }, turn) => {
        const isSwapped = turn >= swap.from && turn <= swap.to && swap.labels.includes(label);
        return (isSwapped ? turnNow(turn) : null) ?? [];
      });
      if (labels[0] === null || labels[1] === null || open.length < minSwapped) return [];
      return [{ labels: [labels[0], labels[1]], from: open[0]!, to: open.at(-1)!, turns: open }];
    }),
    splits: report.splits.flatMap((split, index) => {
      const offset = splits[index]!;
      const turn = nearestTurn(episode, offset);
      const [before, after] = [nameNow(split.before), nameNow(split.after)];
      const isInside = turn !== null && offset > (turn.paragraphs[0]?.from ?? turn.range.to) && offset < turn.range.to;
      return isInside && before !== null && after !== null
        ? [{ ...split, turn: turn.index, offset, before, after }]
        : [];
    }),
    notes: report.notes,
    worthALook: new Map(
      worthALook.flatMap((doubt) => {
        const [turn, likelier] = [turnNow(doubt.turn), nameNow(doubt.likelier)];
        if (turn === null || likelier === null) return [];
        const { label, line } = turns[turn]!;
        const reason = doubt.reason.replace(`sounds like ${doubt.likelier}`, `sounds like ${likelier}`);
        return [[turn, { ...doubt, turn, line, label: label.text, likelier, reason }] as const];
      }),
    ),
  };
}

/** The labels that all of their turns have lost to one that nobody had: what it was and what it is. */
function findRenamed(
  compared: readonly ComparedTurn[],
  places: readonly (Episode['turns'][number] | null)[],
  { turns }: Episode,
): ReadonlyMap<string, string> {
  const before = new Set(compared.map(({ label }) => label));
  const after = new Set(turns.map(({ label }) => label.text));
  const renamed = new Map<string, string>();
  for (const label of before) {
    if (label === unassignedLabel || after.has(label)) continue;
    const own = compared.flatMap((turn, index) =>
      turn.label === label && places[index] ? [places[index].label.text] : [],
    );
    const [name] = own;
    // One turn alone is as likely to have been given to somebody new.
    if (own.length > 1 && own.every((one) => one === name) && !before.has(name!)) renamed.set(label, name!);
  }
  return renamed;
}
