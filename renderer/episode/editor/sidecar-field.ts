import { StateEffect, StateField } from '@codemirror/state';
import type { Answer } from '../../../shared/ipc/contract.ts';

/** What is known of the episode beside its file. */
export type EpisodeSidecar = Answer<'sidecar.read'>;

export const setSidecar = StateEffect.define<EpisodeSidecar>();

const nothing: EpisodeSidecar = { excuses: [], ready: false, reviewed: [], times: [] };

/** Not part of the text: undo does not touch it. */
export const sidecarField = StateField.define<EpisodeSidecar>({
  create: () => nothing,
  update: (sidecar, tr) => tr.effects.findLast((effect) => effect.is(setSidecar))?.value ?? sidecar,
});
