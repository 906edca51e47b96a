/** What is recognised in one go: speech with a little silence around it, or speech that was cut because it went on. */
export interface SpeechWindow {
  /** In samples from the beginning of the recording. */
  readonly from: number;
  readonly samples: Float32Array;
  /** Where somebody speaks in it: `from` and `to` in samples from the beginning of the recording, in order. */
  readonly speech: readonly (readonly [from: number, to: number])[];
}

export interface WindowRules {
  /** Samples a second. */
  readonly rate: number;
  /** In seconds: no window is longer. */
  readonly longest: number;
  /** In seconds: speech behind a longer silence begins a window of its own. */
  readonly pause: number;
  /** In seconds: by how much later than it begins, or ends, speech is noticed. */
  readonly noticed: { readonly start: number; readonly end: number };
}

/** Seconds of silence that stay around speech. */
const margin = 0.15;
/** Seconds before the longest window's end in which speech that goes on is cut, where it is the quietest. */
const cutSearch = 6;
/** Seconds whose loudness is compared there. */
const cutStep = 0.02;

export interface WindowCutter {
  /** Takes the next samples. @returns windows that are whole now */
  add(samples: Float32Array, isSpeech: boolean): SpeechWindow[];
  /** Nothing more comes. */
  finish(): SpeechWindow[];
}

/**
 * Cuts a recording into windows as it comes. Nothing is kept of it but what is not given out yet: a window's length and a
 * little more.
 * @param begin where the first samples stand in the recording, in samples
 * @param heard up to where it was given out before
 */
export function cutWindows({ rate, longest, pause, noticed }: WindowRules, begin = 0, heard = begin): WindowCutter {
  const inSamples = (seconds: number) => Math.round(seconds * rate);
  const limit = inSamples(longest);
  const buffer = new SampleBuffer(begin);
  /** Speech that is over, of the window that is being gathered. */
  let closed: (readonly [number, number])[] = [];
  /** Where speech that goes on began. */
  let open: number | null = null;
  /** Up to here everything was given out. */
  let given = heard;

  const give = (speech: readonly (readonly [number, number])[], end: number): SpeechWindow => {
    const start = Math.max(given, speech[0]![0] - inSamples(margin));
    given = end;
    return { from: start, samples: buffer.slice(start, end), speech };
  };
  const giveClosed = (): SpeechWindow => {
    const speech = closed;
    closed = [];
    const upTo = open ?? buffer.end;
    return give(speech, Math.min(upTo, speech.at(-1)![1] + inSamples(margin)));
  };
  /** Where the recording is the quietest near the end of the longest window that begins at `start`. */
  const findCut = (start: number): number => {
    const step = inSamples(cutStep);
    const end = Math.min(start + limit, buffer.end);
    let quietest = end;
    let least = Infinity;
    for (let at = start + limit - inSamples(Math.min(cutSearch, longest / 2)); at + step <= end; at += step) {
      const loudness = buffer.slice(at, at + step).reduce((sum, sample) => sum + sample * sample, 0);
      if (loudness < least) [least, quietest] = [loudness, at + step / 2];
    }
    return Math.round(quietest);
  };

  return {
    add(samples, isSpeech) {
      const windows: SpeechWindow[] = [];
      const at = buffer.end;
      buffer.push(samples);
      if (isSpeech) open ??= Math.max(given, closed.at(-1)?.[1] ?? given, at - inSamples(noticed.start));
      else if (open !== null) {
        const end = Math.max(open + 1, at - inSamples(noticed.end));
        closed.push([open, end]);
        open = null;
      }
      const first = closed[0]?.[0] ?? open;
      if (open === null && closed.length > 0 && buffer.end - closed.at(-1)![1] > inSamples(pause))
        windows.push(giveClosed());
      else if (first !== null && first !== undefined && buffer.end - first > limit - 2 * inSamples(margin)) {
        if (closed.length > 0) windows.push(giveClosed());
        while (open !== null && buffer.end - open > limit - 2 * inSamples(margin)) {
          const cut = findCut(open - inSamples(margin));
          windows.push(give([[open, cut]], cut));
          open = cut;
        }
      }
      buffer.drop(
        Math.max(given, (closed[0]?.[0] ?? open ?? buffer.end - inSamples(noticed.start)) - inSamples(margin)),
      );
      return windows;
    },
    finish() {
      if (open !== null && open < buffer.end) closed.push([open, buffer.end]);
      open = null;
      return closed.length > 0 ? [giveClosed()] : [];
    },
  };
}

/** Samples that came last, by where they stand in the recording. */
class SampleBuffer {
  private start: number;
  private length = 0;
  private values = new Float32Array(1 << 16);

  constructor(start: number) {
    this.start = start;
  }

  get end(): number {
    return this.start + this.length;
  }

  push(samples: Float32Array): void {
    if (this.length + samples.length > this.values.length) {
      const larger = new Float32Array(Math.max(this.values.length * 2, this.length + samples.length));
      larger.set(this.values.subarray(0, this.length));
      this.values = larger;
    }
    this.values.set(samples, this.length);
    this.length += samples.length;
  }

  slice(from: number, to: number): Float32Array {
    return this.values.slice(Math.max(0, from - this.start), Math.max(0, to - this.start));
  }

  /** Forgets what stands before `from`; little by little would be copying all the time. */
  drop(from: number): void {
    const dropped = Math.min(this.length, from - this.start);
    if (dropped < this.values.length / 4) return;
    this.values.copyWithin(0, dropped, this.length);
    this.start += dropped;
    this.length -= dropped;
  }
}
