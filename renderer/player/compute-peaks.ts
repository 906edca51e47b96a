import type { Peaks } from '../../shared/recordings/peaks.ts';
import type { DecodedPiece, FromPeaks, ToPeaks } from './peaks-messages.ts';

interface Listener {
  readonly onProgress: (peaks: Peaks, share: number) => void;
  readonly onDone: (peaks: Peaks) => void;
  readonly onFailed: (failure: { readonly message: string; readonly next: string }) => void;
}

/** Computes a recording's outline in a worker. Returns the function that stops it. */
export function computePeaks(url: string, { onProgress, onDone, onFailed }: Listener): () => void {
  const worker = new Worker(new URL('./peaks-worker.ts', import.meta.url), { type: 'module' });
  const send = (message: ToPeaks, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  worker.addEventListener('message', ({ data }: MessageEvent<FromPeaks>) => {
    switch (data.kind) {
      case 'progress':
        return onProgress(data.peaks, data.share);
      case 'decode':
        void decodePiece(data.bytes).then((piece) =>
          send(
            { kind: 'decoded', piece },
            piece?.channels.map(({ buffer }) => buffer),
          ),
        );
        return;
      case 'done':
        worker.terminate();
        return onDone(data.peaks);
      case 'failed':
        worker.terminate();
        return onFailed(describe(data));
    }
  });
  worker.addEventListener('error', (event) =>
    onFailed({
      message: `The outline could not be drawn: ${event.message}`,
      next: 'The recording can still be played.',
    }),
  );
  send({ kind: 'start', url });
  return () => worker.terminate();
}

/** Enough for an outline, and a fifth of the memory. */
const outlineRate = 8000;

/** Decodes a stretch of a recording; the system does it in a thread of its own. */
async function decodePiece(bytes: ArrayBuffer): Promise<DecodedPiece | null> {
  try {
    const decoded = await new OfflineAudioContext(1, 1, outlineRate).decodeAudioData(bytes);
    return {
      channels: Array.from({ length: decoded.numberOfChannels }, (_, channel) =>
        decoded.getChannelData(channel).slice(),
      ),
      sampleRate: decoded.sampleRate,
    };
  } catch {
    // A stretch without sound that can be decoded: a tag, a damaged part.
    return null;
  }
}

const exportAgain = 'Export it again as MP3, M4A (AAC), WAV, OGG or FLAC.';

function describe({ reason, detail }: Extract<FromPeaks, { kind: 'failed' }>): { message: string; next: string } {
  switch (reason) {
    case 'unknown-format':
      return { message: 'This file is no recording, whatever its name says.', next: 'Choose another file.' };
    case 'no-sound':
      return { message: 'This file has no sound in it.', next: 'Choose another file.' };
    case 'unknown-codec':
      return { message: `This recording is encoded as ${detail}, which cannot be decoded here.`, next: exportAgain };
    case 'broken':
      return { message: `This recording is damaged: ${detail}`, next: exportAgain };
  }
}
