import type { Peaks } from '../../shared/recordings/peaks.ts';

/** What the worker that computes an outline is told. */
export type ToPeaks =
  | { readonly kind: 'start'; readonly url: string }
  /** The piece last sent, as samples; null where nothing in it could be decoded. */
  | { readonly kind: 'decoded'; readonly piece: DecodedPiece | null };

export interface DecodedPiece {
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  readonly sampleRate: number;
}

/** What it tells. */
export type FromPeaks =
  | { readonly kind: 'progress'; readonly peaks: Peaks; /** 0 to 1. */ readonly share: number }
  | { readonly kind: 'done'; readonly peaks: Peaks }
  /** Decoding this needs an audio context, which workers do not have. */
  | { readonly kind: 'decode'; readonly bytes: ArrayBuffer }
  /** `unknown-format`: no recording at all; `unknown-codec`: one that nothing here decodes. */
  | {
      readonly kind: 'failed';
      readonly reason: 'unknown-format' | 'no-sound' | 'unknown-codec' | 'broken';
      readonly detail: string;
    };
