import {
  ALL_FORMATS,
  AudioSampleSink,
  Input,
  UnsupportedInputFormatError,
  UrlSource,
  type InputAudioTrack,
} from 'mediabunny';
import { PeakCounter } from '../../shared/recordings/peaks.ts';
import type { DecodedPiece, FromPeaks, ToPeaks } from './peaks-messages.ts';

/** Reads and decodes a recording piece by piece, off the window's thread, and keeps nothing of it but its outline. */
const post = (message: FromPeaks, transfer: Transferable[] = []) => self.postMessage(message, { transfer });
const progressThrottleMs = 700;

let onDecoded: (piece: DecodedPiece | null) => void = () => {};

self.addEventListener('message', ({ data }: MessageEvent<ToPeaks>) => {
  if (data.kind === 'start') void compute(data.url);
  else onDecoded(data.piece);
});

async function compute(url: string): Promise<void> {
  const input = new Input({ source: new UrlSource(url, { maxCacheSize: 8 * 1024 * 1024 }), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track) return post({ kind: 'failed', reason: 'no-sound', detail: '' });
    if (!(await track.canDecode()))
      return post({ kind: 'failed', reason: 'unknown-codec', detail: await nameCodec(track) });
    const stated = (await track.getDurationFromMetadata()) ?? (await track.computeDuration());
    const counter = new PeakCounter(stated);
    const report = reporter(counter, stated);
    const end =
      (await track.getCodec()) === 'mp3'
        ? await readPieces(url, stated, counter, report)
        : await readSamples(track, counter, report);
    post({ kind: 'done', peaks: counter.peaks(end) });
  } catch (error) {
    post({
      kind: 'failed',
      reason: error instanceof UnsupportedInputFormatError ? 'unknown-format' : 'broken',
      detail: error instanceof Error ? error.message : String(error),
    });
  } finally {
    input.dispose();
  }
}

/** As people know it; where the library does not, as the file names it. */
async function nameCodec(track: InputAudioTrack): Promise<string> {
  const codec = (await track.getCodec()) ?? (await track.getInternalCodecId());
  return typeof codec === 'string' ? codec.toUpperCase() : 'something unknown';
}

function reporter(counter: PeakCounter, stated: number): (end: number) => void {
  let reportedAt = performance.now();
  return (end) => {
    if (performance.now() - reportedAt < progressThrottleMs) return;
    reportedAt = performance.now();
    post({
      kind: 'progress',
      peaks: counter.peaks(Math.max(stated, end)),
      share: stated > 0 ? Math.min(1, end / stated) : 0,
    });
  };
}

/** Any format, packet by packet. Returns where the recording ends, in seconds. */
async function readSamples(
  track: InputAudioTrack,
  counter: PeakCounter,
  report: (end: number) => void,
): Promise<number> {
  let end = 0;
  let samples = new Float32Array(0);
  for await (const sample of new AudioSampleSink(track).samples()) {
    if (samples.length !== sample.numberOfFrames) samples = new Float32Array(sample.numberOfFrames);
    for (let channel = 0; channel < sample.numberOfChannels; channel++) {
      sample.copyTo(samples, { planeIndex: channel, format: 'f32-planar' });
      counter.add(samples, Math.max(0, sample.timestamp), sample.sampleRate);
    }
    end = sample.timestamp + sample.duration;
    sample.close();
    report(end);
  }
  return end;
}

const pieceBytes = 1024 * 1024;
/** Where the share of the bytes and the decoded length agree so well, the share is the exact one. */
const steadySlack = 1;

/**
 * MP3, whose every frame can be decoded from where it stands: a megabyte at a time, which takes a tenth of the time that
 * hundreds of thousands of single frames take. Returns the length in seconds.
 */
async function readPieces(
  url: string,
  stated: number,
  counter: PeakCounter,
  report: (end: number) => void,
): Promise<number> {
  const head = await fetchPart(url, 0, 10);
  const start = tagLength(new Uint8Array(head.bytes));
  let end = 0;
  for (let at = start; at < head.size; at += pieceBytes) {
    const { bytes } = await fetchPart(url, at, Math.min(head.size, at + pieceBytes));
    const share = (offset: number) => ((offset - start) / (head.size - start)) * stated;
    const from = Math.abs(share(at) - end) < steadySlack ? share(at) : end;
    const piece = await decode(bytes);
    const samples = piece?.channels[0]?.length ?? 0;
    // A damaged stretch keeps its place, so that what follows stays where it is heard.
    end = from + (piece && samples > 0 ? samples / piece.sampleRate : share(at + pieceBytes) - share(at));
    for (const channel of piece?.channels ?? []) counter.add(channel, from, piece!.sampleRate);
    report(end);
  }
  return Math.abs(end - stated) < steadySlack ? stated : end;
}

function decode(bytes: ArrayBuffer): Promise<DecodedPiece | null> {
  return new Promise((resolve) => {
    onDecoded = resolve;
    post({ kind: 'decode', bytes }, [bytes]);
  });
}

async function fetchPart(url: string, from: number, to: number): Promise<{ bytes: ArrayBuffer; size: number }> {
  const response = await fetch(url, { headers: { Range: `bytes=${from}-${to - 1}` } });
  if (response.status !== 206) throw new Error('it is no longer there.');
  return { bytes: await response.arrayBuffer(), size: Number(response.headers.get('Content-Range')!.split('/')[1]) };
}

/** Bytes of the ID3v2 tag in front of the sound (id3.org, “ID3v2.4.0 main structure”, 3.1): covers can be large. */
function tagLength(head: Uint8Array): number {
  const [i, d, three] = head;
  if (i !== 0x49 || d !== 0x44 || three !== 0x33) return 0;
  const size = head.slice(6, 10).reduce((sum, byte) => (sum << 7) | (byte & 0x7f), 0);
  return size + 10 + ((head[5]! & 0x10) !== 0 ? 10 : 0);
}
