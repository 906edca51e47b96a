import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import {
  ALL_FORMATS,
  AudioSampleSink,
  EncodedPacketSink,
  FilePathSource,
  Input,
  MP3,
  type InputAudioTrack,
} from 'mediabunny';
import { RostrumError } from '../../../shared/failure.ts';
import { createResampler, voiceRate, type Resampler } from '../../../shared/voice/resample.ts';
import { collectGarbage } from '../machine/collect-garbage.ts';
import { readMp3 } from './read-mp3.ts';
import { openDecoder, type DecodedSound, type SoundDecoder } from './sound-decoders.ts';

export interface SoundReader {
  /** Told once, before any sample: the length that the recording says it has. */
  begin(seconds: number): void;
  /** Samples of one channel at 16 kHz, -1 to 1; valid until it returns. */
  take(samples: Float32Array): void;
}

/** Bytes of the file that are held. */
const maxCacheSize = 2 ** 18;
/** Samples, of all channels, between two collections of what was decoded. */
const collectEvery = 2 ** 18;
/** Packets that are decoded at once: enough to be quick, few enough to take no memory. */
const packetsAtOnce = 16;

/**
 * Reads a recording as one channel at 16 kHz, a piece at a time: WAV, FLAC, MP3, Ogg Vorbis and Opus by what comes with
 * Rostrum, other sound in a container that can be read (M4A, MP4, AAC) through an ffmpeg that is on this machine.
 * @throws RostrumError `unreadable` for what is no sound, or cannot be decoded here
 */
export async function readSound(file: string, reader: SoundReader): Promise<void> {
  const input = new Input({ source: new FilePathSource(file, { maxCacheSize }), formats: ALL_FORMATS });
  try {
    const track = await openTrack(input, file);
    const seconds = (await track.getDurationFromMetadata()) ?? (await track.computeDuration());
    const codec = (await track.getCodec()) ?? 'unknown';
    reader.begin(seconds);
    const take = mixDown(reader);
    if (codec.startsWith('pcm') || codec === 'ulaw' || codec === 'alaw') return await readPlain(track, take);
    if ((await input.getFormat()) === MP3) return await readMp3(file, take);
    const description = (await track.getDecoderConfig())?.description;
    const decoder = await openDecoder({
      codec,
      channels: await track.getNumberOfChannels(),
      description: description === undefined ? null : bytesOf(description),
    });
    if (decoder !== null) await readPackets(track, decoder, take);
    else await readThroughFfmpeg(file, codec, reader);
  } catch (error) {
    if (error instanceof RostrumError) throw error;
    throw new RostrumError(
      {
        code: 'unreadable',
        message: `“${basename(file)}” cannot be read to its end as sound: ${(error as Error).message}`,
        next: 'Play it in another program; if it is whole there, save it as MP3, FLAC or WAV.',
        path: file,
      },
      { cause: error },
    );
  } finally {
    input.dispose();
    collectGarbage('major');
  }
}

async function openTrack(input: Input, file: string): Promise<InputAudioTrack> {
  const track = await input.getPrimaryAudioTrack().catch(() => null); // No container that is known.
  if (track !== null) return track;
  throw new RostrumError({
    code: 'unreadable',
    message: `“${basename(file)}” holds no sound that is known here.`,
    next: 'Choose an MP3, M4A, WAV, OGG, Opus or FLAC file.',
    path: file,
  });
}

async function readPlain(track: InputAudioTrack, take: (sound: DecodedSound) => void): Promise<void> {
  for await (const sample of new AudioSampleSink(track).samples()) {
    const channels = Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
      const plane = new Float32Array(sample.numberOfFrames);
      sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
      return plane;
    });
    take({ channels, rate: sample.sampleRate });
    sample.close();
  }
}

async function readPackets(
  track: InputAudioTrack,
  decoder: SoundDecoder,
  take: (sound: DecodedSound) => void,
): Promise<void> {
  try {
    let packets: Uint8Array[] = [];
    const decode = async () => {
      if (packets.length > 0) take(await decoder.decode(packets));
      packets = [];
    };
    for await (const { data } of new EncodedPacketSink(track).packets()) {
      packets.push(data);
      if (packets.length >= packetsAtOnce) await decode();
    }
    await decode();
  } finally {
    decoder.free();
  }
}

/** All channels as one, at 16 kHz. */
function mixDown({ take }: SoundReader): (sound: DecodedSound) => void {
  let resample: Resampler | null = null;
  let known = 0;
  let room = new Float32Array(0);
  let uncollected = 0;
  return ({ channels, rate }) => {
    const length = channels[0]?.length ?? 0;
    if (length === 0) return;
    if (room.length < length) room = new Float32Array(length);
    const mono = channels.length === 1 ? channels[0]! : room.subarray(0, length);
    if (channels.length > 1)
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (const channel of channels) sum += channel[i]!;
        mono[i] = sum / channels.length;
      }
    if (resample === null || rate !== known) resample = createResampler((known = rate));
    take(resample(mono));
    uncollected += length * channels.length;
    if (uncollected < collectEvery) return;
    uncollected = 0;
    collectGarbage('minor');
  };
}

function readThroughFfmpeg(file: string, codec: string, { take }: SoundReader): Promise<void> {
  const words = ['-v', 'error', '-nostdin', '-i', file, '-map', '0:a:0', '-ac', '1', '-ar', String(voiceRate)];
  return new Promise((resolve, reject) => {
    // Threads that end leave no child behind: its output has nobody to go to, and it stops.
    const child = spawn('ffmpeg', [...words, '-f', 's16le', '-'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let said = '';
    let odd: Buffer = Buffer.alloc(0);
    child.stderr.on('data', (data: Buffer) => (said = `${said}${data.toString()}`.slice(0, 500)));
    child.stdout.on('data', (data: Buffer) => {
      const bytes = odd.length === 0 ? data : Buffer.concat([odd, data]);
      const whole = bytes.length - (bytes.length % 2);
      odd = bytes.subarray(whole);
      take(Float32Array.from({ length: whole / 2 }, (_, index) => bytes.readInt16LE(2 * index) / 32_768));
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new RostrumError({
              code: 'unreadable',
              message: `“${basename(file)}” is in a format (${codec.toUpperCase()}) that takes ffmpeg to decode, and there is none on this machine.`,
              next: 'Install ffmpeg, or save the recording as MP3, FLAC or WAV.',
              path: file,
            })
          : error,
      ),
    );
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(said.trim() || `ffmpeg ended with ${code}`)),
    );
  });
}

function bytesOf(description: ArrayBufferView | ArrayBufferLike): Uint8Array {
  return ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
}
