import { StateEffect, StateField } from '@codemirror/state';
import type { Answer } from '../../../shared/ipc/contract.ts';

/** What is known of the episode beside its file. */
export type SidecarRecord = Answer<'sidecar.read'>;

export const setSidecar = StateEffect.define<SidecarRecord>();

const nothing: SidecarRecord = { excuses: [], ready: false, reviewed: [], times: [] };

/** Not part of the text: undo does not touch it. */
export const sidecarField = StateField.define<SidecarRecord>({
  create: () => nothing,
  update: (beside, tr) => tr.effects.findLast((effect) => effect.is(setSidecar))?.value ?? beside,
});
