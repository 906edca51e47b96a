import type { Episode, Turn } from '../../episode/model/episode.ts';
import { reassignTurns } from '../../operations/reassign-turns.ts';
import { splitBetween } from '../../operations/split-between.ts';
import { finding, suggestion } from '../model/finding.ts';
import { soundsAround, type Heard } from '../model/heard.ts';
import type { Finding, Fix, Rule } from '../model/problem.ts';

type Split = Heard['splits'][number];
type NameOf = (label: string) => string;

/** A turn, a part of one, or a run of them that sounds like somebody else than its label. Silent unless voices were compared. */
export const voiceMismatch: Rule = {
  id: 'voice-mismatch',
  severity: 'hint',
  check(episode, { heard }) {
    if (heard === undefined) return [];
    const names = new Map(episode.speakers.map(({ label, name }) => [label, name ?? label]));
    const nameOf: NameOf = (label) => names.get(label) ?? label;
    const splits = heard.splits.filter(({ turn }) => episode.turns[turn] !== undefined);
    const swapped = new Set(heard.swaps.flatMap(({ turns }) => turns));
    const wrong = [...heard.worthALook].flatMap(([index, { likelier }]): Finding[] => {
      const turn = episode.turns[index];
      if (turn === undefined || turn.label.text === likelier || swapped.has(index)) return [];
      const around = soundsAround(heard.sounds, index, likelier) ? ' (and so do the turns around it)' : '';
      const message = `This turn sounds like ${nameOf(likelier)}, not ${nameOf(turn.label.text)}${around}.`;
      return [finding(turn.label.range, message, [give(turn, likelier, nameOf), ...splitsOf(episode, splits, turn)])];
    });
    const two = splits
      .filter(({ turn }) => !heard.worthALook.has(turn) || swapped.has(turn))
      .map((split) => describeSplit(episode, split, nameOf));
    return [...heard.swaps.flatMap((swap) => describeSwap(episode, swap, nameOf)), ...wrong, ...two];
  },
};

function give({ label }: Turn, to: string, nameOf: NameOf): Fix {
  return suggestion(`Give this turn to ${nameOf(to)}`, { ...label.range, insert: to });
}

function splitsOf(episode: Episode, splits: readonly Split[], { index }: Turn): Fix[] {
  return splits.filter(({ turn }) => turn === index).flatMap((split) => splitFixes(episode, split));
}

/** Both parts go to whom they sound like. */
function splitFixes(episode: Episode, split: Split): Fix[] {
  const edits = splitBetween(episode, split);
  return edits.length === 0 ? [] : [suggestion('Split here', ...edits)];
}

function describeSplit(episode: Episode, split: Split, nameOf: NameOf): Finding {
  const { offset, before, after } = split;
  const word = /^\S*/.exec(episode.text.slice(offset, offset + 60))![0];
  const message = `This turn sounds like ${nameOf(before)} up to here, and from here on like ${nameOf(after)}.`;
  return finding({ from: offset, to: offset + word.length }, message, splitFixes(episode, split));
}

function describeSwap(episode: Episode, { labels: [one, other], turns }: Heard['swaps'][number], nameOf: NameOf) {
  const first = episode.turns[turns[0]!];
  const last = turns.at(-1)!;
  if (first === undefined) return [];
  const isToEnd = !episode.turns.slice(last + 1).some(({ label }) => label.text === one || label.text === other);
  const both = `${nameOf(one)} and ${nameOf(other)}`;
  const message = isToEnd
    ? `The last ${turns.length} turns seem to be swapped between ${both}.`
    : `From here on ${turns.length} turns seem to be swapped between ${both}.`;
  const of = (label: string) => turns.filter((turn) => episode.turns[turn]?.label.text === label);
  const swap = suggestion(
    isToEnd ? `Swap ${both} from here on` : `Swap ${both} in these ${turns.length} turns`,
    ...[...reassignTurns(episode, of(one), other), ...reassignTurns(episode, of(other), one)].sort(
      (a, b) => a.from - b.from,
    ),
  );
  return [finding(first.label.range, message, [swap])];
}
