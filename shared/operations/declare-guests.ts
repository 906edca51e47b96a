import type { Episode } from '../episode/model/episode.ts';
import type { Declaration } from './legend-entries.ts';
import { ownValue } from '../own-value.ts';

/** Name to the labels that the person had, the latest first. */
export type LabelsBefore = Readonly<Record<string, readonly string[]>>;

/** The labels that people have in episodes. @param episodes the newest first */
export function readLabels(episodes: Iterable<Episode>): LabelsBefore {
  const labels = new Map<string, string[]>();
  for (const { speakers } of episodes) {
    for (const { name, label } of speakers) {
      if (name === null || name === label) continue;
      const known = labels.get(name) ?? [];
      if (!known.includes(label)) labels.set(name, [...known, label]);
    }
  }
  return Object.fromEntries(labels);
}

/**
 * A label for each person: one that they had before, else their initials, those first that nobody else in the library
 * has; no two people get the same.
 */
export function declareGuests(names: readonly string[], before: LabelsBefore): Declaration[] {
  const taken = new Set<string>();
  const declared = new Map<string, string>();
  const give = (name: string, candidates: readonly string[]) => {
    const label = candidates.find((candidate) => !taken.has(candidate));
    if (label === undefined) return;
    taken.add(label);
    declared.set(name, label);
  };
  // Whoever had a label keeps it, wherever in the list they stand.
  for (const name of names) give(name, ownValue(before, name) ?? []);
  const known = new Set(Object.values(before).flat());
  for (const name of names) {
    if (declared.has(name)) continue;
    const fresh = newLabels(name);
    give(name, [...fresh.filter((label) => !known.has(label)), ...fresh]);
  }
  return names.flatMap((name) => {
    const label = declared.get(name);
    return label === undefined ? [] : [{ label, name }];
  });
}

/** In words, for each label that means somebody else in other episodes. */
export function findNamesakes(legend: readonly Declaration[], before: LabelsBefore): string[] {
  return legend.flatMap(({ label, name }) => {
    const others = Object.keys(before).filter((other) => other !== name && before[other]!.includes(label));
    return others.length === 0
      ? []
      : [`“${label}” is ${name} here, and ${others.slice(0, 2).join(' or ')} in other episodes.`];
  });
}

/** `MD` for Michelle Drumm, then `MDR`, `MDRU`, then numbered: all of the form that labels have. */
export function newLabels(name: string): string[] {
  const words = name
    .split(/[\s-]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase())
    .filter((word) => word !== '');
  const last = (words.at(-1) ?? '').replace(/^\p{N}+/u, '');
  // A label begins with a letter.
  const initials = words
    .map((word) => word[0])
    .join('')
    .replace(/^\p{N}+/u, '')
    .slice(0, 4);
  // A single letter would be taken for a word of its own.
  const short = initials.length > 1 ? initials : last.slice(0, 2);
  if (short === '') return [];
  const longer = [2, 3].map((more) => (initials.slice(0, -1) + last.slice(0, more)).slice(0, 5));
  const numbered = Array.from({ length: 98 }, (_, index) => `${short.slice(0, 3)}${index + 2}`);
  return [short, ...longer.filter((label) => label.length > short.length), ...numbered];
}
