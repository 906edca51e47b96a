import { alignTurns } from '../changes/align-turns.ts';
import type { Unit } from './units.ts';

/** What one side made of the base. */
export interface Side {
  /** For each unit of the base what became of it; null where it is gone. */
  readonly kept: readonly (Unit | null)[];
  /** What was put in front of each unit of the base. */
  readonly added: readonly (readonly Unit[])[];
}

/** A line of so few words may share none with what it was corrected to. */
const short = 8;

/**
 * Follows the base's units to one side: by their words whoever speaks them, else by at least half of their words. A
 * short line with another alone in its place became that one ("Yes." to "Mm.").
 */
export function alignUnits(base: readonly Unit[], side: readonly Unit[]): Side {
  const kept: (Unit | null)[] = [];
  const added: Unit[][] = base.map(() => []);
  for (const { before, after } of alignTurns(base, side)) {
    if (before !== null) kept.push(after);
    // Every text ends with the same edge, so nothing stands behind the base's last unit.
    else added[Math.min(kept.length, base.length - 1)]!.push(after);
  }
  for (let at = 0; at < base.length - 1; at++) {
    const [only, ...others] = added[at + 1]!;
    const stoodAlone = kept[at] === null && kept[at - 1] !== null && kept[at + 1] !== null && added[at]!.length === 0;
    if (!stoodAlone || only === undefined || others.length > 0 || !isShortLine(base[at]!) || !isShortLine(only))
      continue;
    kept[at] = only;
    added[at + 1] = [];
  }
  return { kept, added };
}

function isShortLine({ kind, words }: Unit): boolean {
  return kind === 'line' && words.length <= short;
}

/** Units `from` to `to` of the base (both inclusive). */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/**
 * Where one side took units away in whose place or neighbourhood the other changed something: they can only be decided
 * together. In order and apart.
 */
export function findTangles(base: readonly Unit[], ours: Side, theirs: Side): Interval[] {
  const runs = [...removedRuns(ours), ...removedRuns(theirs)];
  const tangles = [
    ...removedRuns(ours).filter((run) => isTouched(base, theirs, run)),
    ...removedRuns(theirs).filter((run) => isTouched(base, ours, run)),
  ];
  const united: Interval[] = [];
  for (const tangle of tangles.sort((a, b) => a.from - b.from)) {
    let { from, to } = tangle;
    for (const run of runs) {
      if (run.from <= to && run.to >= from) {
        from = Math.min(from, run.from);
        to = Math.max(to, run.to);
      }
    }
    const last = united.at(-1);
    if (last !== undefined && from <= last.to)
      united[united.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else united.push({ from, to });
  }
  return united;
}

function removedRuns({ kept }: Side): Interval[] {
  const runs: Interval[] = [];
  for (let at = 0; at < kept.length; at++) {
    if (kept[at] !== null) continue;
    const from = at;
    while (kept[at + 1] === null) at++;
    runs.push({ from, to: at });
  }
  return runs;
}

function isTouched(base: readonly Unit[], { kept, added }: Side, { from, to }: Interval): boolean {
  for (let at = from; at <= to; at++) {
    const unit = kept[at];
    if (unit !== null && unit !== undefined && unit.content !== base[at]!.content) return true;
    if (at > from && added[at]!.length > 0) return true;
  }
  // Taken away here too, with something else in its place.
  return kept[to] === null && added[to + 1]!.length > 0;
}
