import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { MPEGDecoder } from 'mpg123-decoder';
import { OpusDecoder } from 'opus-decoder';

/** Samples of each channel, -1 to 1, at `rate`. */
export interface DecodedSound {
  readonly channels: readonly Float32Array[];
  readonly rate: number;
}

export interface SoundDecoder {
  decode(packets: readonly Uint8Array[]): Promise<DecodedSound>;
  free(): void;
}

/** What a container says of its sound. */
export interface SoundFormat {
  readonly codec: string;
  readonly channels: number;
  /** The codec's own headers; null where it has none. */
  readonly description: Uint8Array | null;
}

/** A decoder in WebAssembly; null for what none is at hand for. Packets come from a container that was taken apart already. */
export async function openDecoder({ codec, channels, description }: SoundFormat): Promise<SoundDecoder | null> {
  switch (codec) {
    case 'mp3': {
      const decoder = new MPEGDecoder();
      await decoder.ready;
      return {
        decode: async (packets) => shape(decoder.decodeFrames([...packets])),
        free: () => decoder.free(),
      };
    }
    case 'flac': {
      const decoder = new FLACDecoder();
      await decoder.ready;
      return {
        decode: async (packets) => shape(await decoder.decodeFrames([...packets])),
        free: () => decoder.free(),
      };
    }
    case 'opus': {
      const decoder = new OpusDecoder({ channels: Math.min(2, channels) });
      await decoder.ready;
      return {
        decode: async (packets) => shape(decoder.decodeFrames([...packets])),
        free: () => decoder.free(),
      };
    }
    case 'vorbis':
      return description === null ? null : openVorbis(description);
    default:
      return null;
  }
}

/** The part of the Vorbis decoder that takes packets; what stands around it takes Ogg files apart, which is done already. */
interface PacketDecoder {
  sendSetupHeader(header: Uint8Array): void;
  initDsp(): void;
  decodePackets(packets: readonly Uint8Array[]): Decoded;
}

async function openVorbis(description: Uint8Array): Promise<SoundDecoder> {
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  const packets = (decoder as unknown as { readonly _decoder: PacketDecoder })._decoder;
  const [identification, , setup] = splitVorbisHeaders(description);
  packets.sendSetupHeader(identification!);
  packets.sendSetupHeader(setup!);
  packets.initDsp();
  return { decode: async (data) => shape(packets.decodePackets(data)), free: () => decoder.free() };
}

/** The three headers, with their lengths before them: Xiph lacing, as Matroska and WebCodecs have it. */
function splitVorbisHeaders(description: Uint8Array): Uint8Array[] {
  let at = 1;
  const lengths: number[] = [];
  for (let header = 0; header < description[0]!; header++) {
    let length = 0;
    let byte: number;
    do length += byte = description[at++]!;
    while (byte === 255);
    lengths.push(length);
  }
  const headers = lengths.map((length) => description.subarray(at, (at += length)));
  return [...headers, description.subarray(at)];
}

interface Decoded {
  readonly channelData: Float32Array[];
  readonly sampleRate: number;
}

function shape({ channelData, sampleRate }: Decoded): DecodedSound {
  return { channels: channelData, rate: sampleRate };
}
