import { StateEffect, StateField } from '@codemirror/state';
import type { Answer } from '../../../shared/ipc/contract.ts';

/** What is known of the episode beside its file. */
export type KnownBeside = Answer<'beside.read'>;

export const setBeside = StateEffect.define<KnownBeside>();

const nothing: KnownBeside = { excuses: [], ready: false, reviewed: [], times: [] };

/** Not part of the text: undo does not touch it. */
export const besideField = StateField.define<KnownBeside>({
  create: () => nothing,
  update: (beside, tr) => tr.effects.findLast((effect) => effect.is(setBeside))?.value ?? beside,
});
