import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { differInWordsOnly } from '../../../shared/episode/model/episode-parts.ts';
import { episodeField } from './episode-field.ts';

/** While the attribution pass runs a number means one person, whatever becomes of the others. */
export const freezeNumbers = StateEffect.define<boolean>();

/** Labels of those who are to speak and do not yet: they follow the speakers, while numbers are frozen. */
export const reserveNumbers = StateEffect.define<readonly string[]>();

interface Numbers {
  readonly byLabel: ReadonlyMap<string, number>;
  readonly areFrozen: boolean;
}

export const speakerNumbers = StateField.define<Numbers>({
  create: (state) => ({ byLabel: countFrom(state.field(episodeField), new Map()), areFrozen: false }),
  update(numbers, tr) {
    const freeze = tr.effects.findLast((effect) => effect.is(freezeNumbers))?.value ?? numbers.areFrozen;
    const reserved = tr.effects.flatMap((effect) => (effect.is(reserveNumbers) ? effect.value : []));
    const sameLabels = differInWordsOnly(tr.startState.field(episodeField), tr.state.field(episodeField));
    if (freeze === numbers.areFrozen && sameLabels && reserved.length === 0) return numbers;
    const counted = countFrom(
      tr.state.field(episodeField),
      freeze ? numbers.byLabel : new Map(),
      freeze ? reserved : [],
    );
    const isSame =
      counted.size === numbers.byLabel.size &&
      [...counted].every(([label, number]) => numbers.byLabel.get(label) === number);
    return { byLabel: isSame ? numbers.byLabel : counted, areFrozen: freeze };
  },
});

/** Label to the number, from 1, that its digit key, colour and mark follow. The same map until a number changes. */
export function numbersOf(state: EditorState): ReadonlyMap<string, number> {
  return state.field(speakerNumbers).byLabel;
}

/** Labels by their numbers: the first is number 1. */
export function labelsByNumber(state: EditorState): readonly string[] {
  return [...numbersOf(state)].sort((a, b) => a[1] - b[1]).map(([label]) => label);
}

/** Those who are numbered keep their number; the others follow in their own order, and then those who are `reserved`. */
function countFrom(
  { speakers }: Episode,
  known: ReadonlyMap<string, number>,
  reserved: readonly string[] = [],
): ReadonlyMap<string, number> {
  const numbers = new Map(known);
  const spoken = [...speakers].sort((a, b) => a.number - b.number).map(({ label }) => label);
  for (const label of [...spoken, ...reserved]) if (!numbers.has(label)) numbers.set(label, numbers.size + 1);
  return numbers;
}
