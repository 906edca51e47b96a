import type { Turn } from '../../episode/model/episode.ts';
import type { Fix } from '../model/problem.ts';
import { fix, quoted, suggestion } from '../model/finding.ts';

/** Gives one turn to another label. */
export function relabelFix(turn: Turn, label: string): Fix {
  return fix(`Change to ${quoted(label)}`, { ...turn.label.range, insert: label });
}

/** Gives several turns to another label at once, where the two may be one person. */
export function relabelAllFix(turns: readonly Turn[], label: string): Fix {
  return suggestion(
    turns.length === 1 ? `Change to ${quoted(label)}` : `Change all ${turns.length} turns to ${quoted(label)}`,
    ...turns.map((turn) => ({ ...turn.label.range, insert: label })),
  );
}
