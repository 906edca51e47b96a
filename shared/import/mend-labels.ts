import { unassignedLabel } from '../episode/model/episode.ts';
import { newLabels } from '../operations/declare-guests.ts';
import type { LabelledTurn, PrintedTranscript } from './print-transcript.ts';

/** Turns as they would be written, and read again. */
export interface LaidOut<T extends LabelledTurn> extends PrintedTranscript {
  readonly turns: readonly T[];
}

const maxMended = 20;
const maxTried = 4;

/**
 * Labels that would not be read in the house style (a single letter before a small one, a name full of signs) are written
 * so that they are; where no other label will do either, their turns are written without a speaker.
 * @param layOut writes turns and reads them again
 * @returns what reads back best, and in words what was written otherwise
 */
export function mendLabels<T extends LabelledTurn, L extends LaidOut<T>>(
  laid: L,
  layOut: (turns: readonly T[]) => L,
): { readonly laid: L; readonly notes: readonly string[] } {
  let best = laid;
  const notes: string[] = [];
  while (best.misread !== null && notes.length < maxMended) {
    const better = tryOthers<T, L>(best, best.misread, layOut);
    if (better === null) break;
    best = better.laid;
    notes.push(better.note);
  }
  return { laid: best, notes };
}

/** The words of a turn whose label is not read go to the turn above, so either may be at fault, or both. */
function tryOthers<T extends LabelledTurn, L extends LaidOut<T>>(
  { turns }: L,
  misread: number,
  layOut: (turns: readonly T[]) => L,
): { readonly laid: L; readonly note: string } | null {
  const taken = new Set(turns.map(({ label }) => label));
  const [own, next] = [turns[misread]?.label, turns[misread + 1]?.label].map((label) =>
    label === undefined || label === unassignedLabel
      ? []
      : [
          ...otherLabels(label)
            .filter((one) => !taken.has(one))
            .slice(0, maxTried),
          unassignedLabel,
        ].map((other) => [label, other] as const),
  );
  const both = own!.flatMap((pair, index) => (next![index] === undefined ? [] : [[pair, next![index]]]));
  for (const pairs of [...own!.map((pair) => [pair]), ...next!.map((pair) => [pair]), ...both]) {
    const others = new Map(pairs);
    const laid = layOut(turns.map((turn) => ({ ...turn, label: others.get(turn.label) ?? turn.label })));
    if (laid.misread === null || laid.misread > misread)
      return { laid, note: [...others].map(describeOther).join(' ') };
  }
  return null;
}

function describeOther([label, other]: readonly [string, string]): string {
  return `“${label}” would not be read as a label in this house style, ${other === unassignedLabel ? 'so that its turns are written without a speaker' : `and is written “${other}”`}.`;
}

function otherLabels(label: string): string[] {
  if (/^\p{Lu}{1,5}\d{0,2}$/u.test(label))
    return [label + label, ...newLabels(label)].filter((one) => one.length > 1 && one.length <= 5);
  const plain = label
    .replace(/[^\p{L}\p{M}\p{N} .'’-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' || plain === label ? [] : [plain];
}
