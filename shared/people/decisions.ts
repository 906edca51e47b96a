import { printTableLine, readTableLine } from '../text/table-line.ts';

/** What an editor decided about two spellings. The order means something for `same` only: `a` is the one to keep. */
export interface Decision {
  readonly kind: 'same' | 'different';
  readonly a: string;
  readonly b: string;
}

/** Where a library keeps its decisions, relative to it: a line each, `different` or `same`, and the two names between tabs. */
export const decisionsPath = '.rostrum/people';

/** Reads the file, whatever its line ends and whatever a merge left in it; never throws. */
export function parseDecisions(text: string): Decision[] {
  return text.split(/\r?\n/).flatMap((line) => readDecision(line) ?? []);
}

/** The file after one more decision, in place of what was decided about the two before. Lines of a newer version are kept. */
export function addDecision(text: string, { kind, a, b }: Decision): string {
  const names = kind === 'different' && b < a ? [b, a] : [a, b];
  return printLines([...linesWithout(text, a, b), printTableLine([kind, ...names])]);
}

/** The file without what was decided about the two. */
export function removeDecision(text: string, a: string, b: string): string {
  return printLines(linesWithout(text, a, b));
}

function readDecision(line: string): Decision | null {
  const [kind, a, b, ...rest] = readTableLine(line);
  return (kind === 'same' || kind === 'different') && a && b && rest.length === 0 ? { kind, a, b } : null;
}

function linesWithout(text: string, a: string, b: string): string[] {
  return text.split(/\r?\n/).filter((line) => {
    const decision = readDecision(line);
    return (
      line !== '' &&
      (decision === null || !((decision.a === a && decision.b === b) || (decision.a === b && decision.b === a)))
    );
  });
}

/** Sorted, each line once, so that git can join two editors' files. */
function printLines(lines: readonly string[]): string {
  return [...new Set(lines)]
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}
