import { newLabels } from '../operations/declare-guests.ts';
import type { Declaration } from '../operations/legend-entries.ts';
import type { Appearance } from './gather-people.ts';
import { namesPerson, readPersonName } from '../names/person-name.ts';

/** In how many episodes a label stands for a name. */
export interface LabelUse extends Declaration {
  readonly episodes: number;
}

export interface LabelProposal extends LabelUse {
  /** In words, whom else the label means, here or elsewhere; null where it means nobody else. */
  readonly clash: string | null;
  /** The label is another person's in this very episode. */
  readonly isTaken: boolean;
}

/** Every label that stands for a person's name, the most used first; labels that are the name itself are left out. */
export function countLabelUses(appearances: readonly Appearance[]): LabelUse[] {
  const uses = new Map<string, LabelUse & { episodes: number }>();
  for (const { label, name } of appearances) {
    if (label === null || name === null || label === name || !namesPerson(name)) continue;
    const key = `${label}\n${name}`;
    const use = uses.get(key) ?? { label, name, episodes: 0 };
    use.episodes++;
    uses.set(key, use);
  }
  return [...uses.values()].sort((a, b) => b.episodes - a.episodes || (a.name < b.name ? -1 : 1));
}

/**
 * Labels for a person in an episode's legend: those that they had before, the most used first, else one of their
 * initials that nobody else has, here or elsewhere.
 * @param taken what the episode declares already
 */
export function proposeLabels(name: string, uses: readonly LabelUse[], taken: readonly Declaration[]): LabelProposal[] {
  const before = uses.filter((use) => use.name === name);
  const proposals = before.map((use) => ({ ...use, ...findClash(use, uses, taken) }));
  if (proposals.some(({ isTaken }) => !isTaken)) return proposals;
  const known = new Set([...uses, ...taken].map(({ label }) => label));
  const [front = ''] = name.split(',', 1);
  const fresh = newLabels(readPersonName(front).isInverted ? name : front).find((label) => !known.has(label));
  return fresh === undefined
    ? proposals
    : [...proposals, { label: fresh, name, episodes: 0, clash: null, isTaken: false }];
}

/** The people for whom a label stood before, the likeliest first. */
export function proposeNames(label: string, uses: readonly LabelUse[], taken: readonly Declaration[]): LabelProposal[] {
  return uses
    .filter((use) => use.label === label && !taken.some((entry) => entry.name === use.name))
    .map((use) => ({ ...use, ...findClash(use, uses, taken) }));
}

/** Whether a label that is to mean `name` means somebody else too. */
export function findClash(
  { label, name }: Declaration,
  uses: readonly LabelUse[],
  taken: readonly Declaration[],
): Pick<LabelProposal, 'clash' | 'isTaken'> {
  const here = taken.find((entry) => entry.label === label && entry.name !== name);
  if (here !== undefined) return { clash: `“${label}” is ${here.name} here.`, isTaken: true };
  const others = uses.filter((use) => use.label === label && use.name !== name);
  const [first] = others;
  if (first === undefined) return { clash: null, isTaken: false };
  const people = others.length > 1 ? `${first.name} and ${others.length - 1} more` : first.name;
  return { clash: `“${label}” is also ${people} in other episodes.`, isTaken: false };
}
