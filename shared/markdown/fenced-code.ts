/** Code between two fences, as CommonMark 4.5 has it. */
export interface FencedCode {
  /** What the code stands between: three or more backticks or tildes. */
  readonly fence: string;
  /** The lines between the fences. */
  readonly code: string;
  readonly isClosed: boolean;
}

/** @param source from the opening fence on, with nothing below the closing one; null where it opens no code */
export function readFencedCode(source: string): FencedCode | null {
  const lines = source.split('\n');
  const opening = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(lines[0]!);
  const fence = opening?.[1] ?? opening?.[2];
  if (fence === undefined) return null;
  const isClosed = lines.length > 1 && new RegExp(`^ {0,3}${fence[0]}{${fence.length},}\\s*$`).test(lines.at(-1)!);
  return { fence, code: lines.slice(1, isClosed ? -1 : undefined).join('\n'), isClosed };
}
