import { ChangeSet, StateEffect, StateField, type ChangeDesc } from '@codemirror/state';
import type { Episode } from '../../../shared/episode/model/episode.ts';

/** The text whose voices are being compared, and what was changed since that began. */
interface ComparedText {
  readonly episode: Episode;
  readonly changes: ChangeDesc;
}

/** Voices begin to be compared with an episode, which the state holds; null where they are no longer. */
export const setComparedText = StateEffect.define<Episode | null>();

/** Null while nothing is compared. */
export const comparedText = StateField.define<ComparedText | null>({
  create: () => null,
  update(compared, tr) {
    const set = tr.effects.findLast((effect) => effect.is(setComparedText));
    if (set !== undefined) return set.value && { episode: set.value, changes: ChangeSet.empty(tr.newDoc.length).desc };
    return compared && tr.docChanged
      ? { ...compared, changes: compared.changes.composeDesc(tr.changes.desc) }
      : compared;
  },
});
