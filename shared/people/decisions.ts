/** What an editor decided about two spellings; the order of `a` and `b` means something for `same` only: `a` is the one to keep. */
export interface Decision {
  readonly kind: 'same' | 'different';
  readonly a: string;
  readonly b: string;
}

/** The place of the decisions, relative to the library. */
export const decisionsFile = '.rostrum/people';

/** Reads decisions: one a line, `different`, a tab, a name, a tab, a name. Lines that are none, a merge's markers for one, are passed over. */
export function readDecisions(text: string): Decision[] {
  return text.split(/\r?\n/).flatMap((line): Decision[] => {
    const [kind, a, b, ...rest] = line.split('\t');
    if ((kind !== 'same' && kind !== 'different') || !a || !b || rest.length > 0) return [];
    return [{ kind, a, b }];
  });
}

/** The file after one more decision. What was decided about the two before gives way to it. */
export function addDecision(text: string, { kind, a, b }: Decision): string {
  const [first, second] = kind === 'different' && b < a ? [b, a] : [a, b];
  const others = readDecisions(text).filter((other) => !isAbout(other, a, b));
  return printDecisions([...others, { kind, a: first, b: second }]);
}

/** The file without what was decided about the two. */
export function removeDecision(text: string, a: string, b: string): string {
  return printDecisions(readDecisions(text).filter((other) => !isAbout(other, a, b)));
}

function isAbout(decision: Decision, a: string, b: string): boolean {
  return (decision.a === a && decision.b === b) || (decision.a === b && decision.b === a);
}

/** Sorted, so that two editors' lines merge. */
function printDecisions(decisions: readonly Decision[]): string {
  return [...new Set(decisions.map(({ kind, a, b }) => `${kind}\t${a}\t${b}\n`))].sort().join('');
}
