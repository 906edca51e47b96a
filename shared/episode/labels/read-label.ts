import type { BodyLines } from '../model/lines.ts';
import type { LabelCandidate } from './label-opening.ts';
import { readLineStart } from './line-start.ts';
import { readPlain } from './read-plain.ts';
import { readSetOff } from './read-set-off.ts';

/** The label that opens line `index` in any form but that of initials before white space. */
export function readLabel({ text, starts, ends }: BodyLines, index: number): LabelCandidate | null {
  return readLabelAt(text, starts[index]!, ends[index]!, index);
}

/** The same for what stands at `[from, end)`, as if it were line `index`. */
export function readLabelAt(text: string, from: number, end: number, index = 0): LabelCandidate | null {
  const start = readLineStart(text, from, end);
  if (start.from >= end) return null;
  return readSetOff(text, index, start, end) ?? readPlain(text, index, start, end);
}
