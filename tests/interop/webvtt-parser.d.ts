/** As much of the package as is used. */
declare module 'webvtt-parser' {
  interface ParsedCue {
    readonly startTime: number;
    readonly endTime: number;
    readonly text: string;
  }
  export class WebVTTParser {
    parse(
      text: string,
      mode: 'metadata' | 'chapters' | 'captions',
    ): { readonly cues: readonly ParsedCue[]; readonly errors: readonly object[] };
  }
}
