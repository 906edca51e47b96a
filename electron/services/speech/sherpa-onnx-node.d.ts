/** What Rostrum uses of sherpa-onnx-node, which brings no declarations of its own. */
declare module 'sherpa-onnx-node' {
  export interface Waveform {
    readonly samples: Float32Array;
    readonly sampleRate: number;
  }
  export interface OfflineStream {
    acceptWaveform(waveform: Waveform): void;
  }
  export class OfflineRecognizer {
    constructor(config: object);
    createStream(): OfflineStream;
    decode(stream: OfflineStream): void;
    getResult(stream: OfflineStream): {
      readonly text: string;
      readonly tokens: readonly string[];
      readonly timestamps: readonly number[];
      readonly durations: readonly number[];
    };
  }
  export class Vad {
    constructor(config: object, bufferSizeInSeconds: number);
    acceptWaveform(samples: Float32Array): void;
    isDetected(): boolean;
    isEmpty(): boolean;
    pop(): void;
    reset(): void;
  }
  export interface EmbeddingStream {
    acceptWaveform(waveform: Waveform): void;
    inputFinished(): void;
  }
  export class SpeakerEmbeddingExtractor {
    constructor(config: object);
    createStream(): EmbeddingStream;
    isReady(stream: EmbeddingStream): boolean;
    compute(stream: EmbeddingStream, enableExternalBuffer: boolean): Float32Array;
  }
  /** A CommonJS module, whose names Node’s modules do not find by themselves. */
  const sherpa: {
    readonly OfflineRecognizer: typeof OfflineRecognizer;
    readonly Vad: typeof Vad;
    readonly SpeakerEmbeddingExtractor: typeof SpeakerEmbeddingExtractor;
  };
  export default sherpa;
}
