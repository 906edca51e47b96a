import { printTableLine, readTableLine } from '../text/table-line.ts';

/** A word that somebody corrected by hand: offered wherever else it stands, never applied unasked. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** Reads `.rostrum/corrections.tsv`: a line each of what was written and what it became. A line that is none is passed over. */
export function parseCorrections(text: string): Correction[] {
  return text.split(/\r?\n/).flatMap((line): Correction[] => {
    const [from, to, ...more] = readTableLine(line);
    return from && to && more.length === 0 ? [{ from, to }] : [];
  });
}

/** The file's text with one more correction, in place of an earlier one of the same word. */
export function addCorrection(text: string, correction: Correction): string {
  return printCorrections([
    ...parseCorrections(text).filter(
      ({ from, to }) => from !== correction.from && !(from === correction.to && to === correction.from),
    ),
    correction,
  ]);
}

/** The file's text without the correction of a word. */
export function removeCorrection(text: string, from: string): string {
  return printCorrections(parseCorrections(text).filter((correction) => correction.from !== from));
}

function printCorrections(corrections: readonly Correction[]): string {
  return [...new Set(corrections.map(({ from, to }) => `${printTableLine([from, to])}\n`))].sort().join('');
}
