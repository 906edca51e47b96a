import { append } from '../lists.ts';
import type { Decision } from './decisions.ts';
import { findNearNames, nearKinds, type NearKind, type NearPair } from '../names/near-names.ts';
import { namesPerson } from '../names/person-name.ts';

/** One speaker of one file, as legend, front matter and labels have them. */
export interface Appearance {
  /** The file's path in the library. */
  readonly path: string;
  /** Null for somebody whom only a front-matter field such as `guests` names. */
  readonly label: string | null;
  /** The full name; null where nothing says whose label it is. */
  readonly name: string | null;
  readonly turns: number;
  readonly words: number;
  /** A legend or field names them. */
  readonly isDeclared: boolean;
}

export interface PersonEpisode {
  readonly path: string;
  readonly labels: readonly string[];
  readonly turns: number;
  readonly words: number;
}

/** Somebody who speaks in the library. */
export interface Person {
  /** The spelling that most episodes have, or that an editor chose. */
  readonly name: string;
  /** Every spelling, `name` first. */
  readonly spellings: readonly { readonly name: string; readonly episodes: number }[];
  /** Every label that stands for them, the most used first. */
  readonly labels: readonly { readonly label: string; readonly episodes: number }[];
  readonly episodes: readonly PersonEpisode[];
  readonly turns: number;
  readonly words: number;
}

/** Two people who may be one. */
export interface Suggestion {
  /** The name to keep: the more frequent one. */
  readonly keep: string;
  readonly other: string;
  readonly kind: NearKind;
  readonly reason: string;
}

/** A label behind which nobody in particular stands: `Audience`, or initials that no legend explains. */
export interface UnnamedLabel {
  readonly label: string;
  readonly episodes: number;
  readonly turns: number;
}

export interface People {
  /** By name. */
  readonly people: readonly Person[];
  /** The surest first. */
  readonly suggestions: readonly Suggestion[];
  readonly unnamed: readonly UnnamedLabel[];
}

/** Turns with which somebody speaks in an episode, more than a label or two that slipped. */
const speaksFrom = 5;

/** Everybody who speaks, and who among them may be one person. Spellings are one person's only where an editor said so. */
export function gatherPeople(appearances: readonly Appearance[], decisions: readonly Decision[]): People {
  const { byName, ...found } = groupPeople(appearances, decisions);
  return { ...found, suggestions: suggest(found.people, byName, decisions) };
}

/** Everybody who speaks, without looking for who may be one person. */
export function groupPeople(
  appearances: readonly Appearance[],
  decisions: readonly Decision[],
): Omit<People, 'suggestions'> & { readonly byName: ReadonlyMap<string, readonly Appearance[]> } {
  const byName = new Map<string, Appearance[]>();
  const unnamed = new Map<string, { label: string; paths: Set<string>; turns: number }>();
  for (const appearance of appearances) {
    const name = appearance.name ?? '';
    if (namesPerson(name)) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [appearance]);
      else known.push(appearance);
    } else if (appearance.label !== null) {
      const entry = unnamed.get(appearance.label) ?? { label: appearance.label, paths: new Set(), turns: 0 };
      entry.paths.add(appearance.path);
      entry.turns += appearance.turns;
      unnamed.set(appearance.label, entry);
    }
  }
  const people = groupSpellings(byName, decisions).map((names) => personOf(names, byName, decisions));
  people.sort((a, b) => byText(a.name, b.name));
  return {
    people,
    byName,
    unnamed: [...unnamed.values()]
      .map(({ label, paths, turns }) => ({ label, episodes: paths.size, turns }))
      .sort((a, b) => byText(a.label, b.label)),
  };
}

const byText = new Intl.Collator('en-GB', { numeric: true }).compare;

/** Names in groups, each one person's: alone, or joined by `same` decisions. */
function groupSpellings(byName: ReadonlyMap<string, unknown>, decisions: readonly Decision[]): string[][] {
  const groupOf = new Map<string, string[]>([...byName.keys()].map((name) => [name, [name]]));
  for (const { kind, a, b } of decisions) {
    const ofA = groupOf.get(a);
    const ofB = groupOf.get(b);
    if (kind !== 'same' || ofA === undefined || ofB === undefined || ofA === ofB) continue;
    append(ofA, ofB);
    for (const name of ofB) groupOf.set(name, ofA);
  }
  return [...new Set(groupOf.values())];
}

function personOf(
  names: readonly string[],
  byName: ReadonlyMap<string, readonly Appearance[]>,
  decisions: readonly Decision[],
): Person {
  const episodesOf = (name: string) => new Set(byName.get(name)!.map(({ path }) => path)).size;
  const chosen = new Set(decisions.flatMap(({ kind, a }) => (kind === 'same' ? [a] : [])));
  const spellings = names
    .map((name) => ({ name, episodes: episodesOf(name) }))
    .sort(
      (a, b) =>
        Number(chosen.has(b.name)) - Number(chosen.has(a.name)) || b.episodes - a.episodes || byText(a.name, b.name),
    );
  const episodes = new Map<string, { path: string; labels: Set<string>; turns: number; words: number }>();
  const labels = new Map<string, Set<string>>();
  for (const { path, label, turns, words } of names.flatMap((name) => byName.get(name)!)) {
    const episode = episodes.get(path) ?? { path, labels: new Set(), turns: 0, words: 0 };
    episodes.set(path, episode);
    if (label !== null) {
      episode.labels.add(label);
      labels.set(label, (labels.get(label) ?? new Set()).add(path));
    }
    episode.turns += turns;
    episode.words += words;
  }
  const listed = [...episodes.values()]
    .map((episode) => ({ ...episode, labels: [...episode.labels] }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    name: spellings[0]!.name,
    spellings,
    labels: [...labels]
      .map(([label, paths]) => ({ label, episodes: paths.size }))
      .sort((a, b) => b.episodes - a.episodes || byText(a.label, b.label)),
    episodes: listed,
    turns: listed.reduce((sum, { turns }) => sum + turns, 0),
    words: listed.reduce((sum, { words }) => sum + words, 0),
  };
}

/**
 * A link for every two people who are near, the surest first, but none between two whom other links join already: five
 * spellings of one name are four questions, not ten. Nor one that a decision answers, whichever spellings it was about.
 */
function suggest(
  people: readonly Person[],
  byName: ReadonlyMap<string, readonly Appearance[]>,
  decisions: readonly Decision[],
): Suggestion[] {
  const names = people.flatMap((person) => person.spellings.map(({ name }) => name));
  const owners = people.flatMap((person) => person.spellings.map(() => person));
  const ownerOf = new Map(names.map((name, index) => [name, owners[index]!]));
  const different = decisions.flatMap(({ kind, a, b }) => {
    const [ofA, ofB] = [ownerOf.get(a), ownerOf.get(b)];
    return kind === 'different' && ofA !== undefined && ofB !== undefined ? [[ofA, ofB] as const] : [];
  });
  const joined = new Map(people.map((person) => [person, new Set([person])]));
  const suggestions: Suggestion[] = [];
  const weight = ({ a, b }: NearPair) => owners[a]!.episodes.length + owners[b]!.episodes.length;
  const near = findNearNames(names).sort(
    (a, b) => nearKinds.indexOf(a.kind) - nearKinds.indexOf(b.kind) || weight(b) - weight(a),
  );
  for (const { a, b, kind, reason } of near) {
    const groupA = joined.get(owners[a]!)!;
    const groupB = joined.get(owners[b]!)!;
    if (groupA === groupB || speakToEachOther(byName.get(names[a]!)!, byName.get(names[b]!)!)) continue;
    if (different.some(([x, y]) => (groupA.has(x) && groupB.has(y)) || (groupA.has(y) && groupB.has(x)))) continue;
    const [keep, other] = prefer(owners[a]!, owners[b]!, kind) ? [owners[a]!, owners[b]!] : [owners[b]!, owners[a]!];
    suggestions.push({ keep: keep.name, other: other.name, kind, reason });
    for (const person of groupB) joined.set(person, groupA.add(person));
  }
  return suggestions;
}

/** Whether `a` is the likelier right one: in more episodes, or else the fuller name, but without a title. */
function prefer(a: Person, b: Person, kind: NearKind): boolean {
  const isPlain = ({ name }: Person) => Number(name !== name.toUpperCase() && name !== name.toLowerCase());
  const longer = (a.name.length - b.name.length) * (kind === 'title' ? -1 : 1);
  return (a.episodes.length - b.episodes.length || isPlain(a) - isPlain(b) || longer || a.turns - b.turns) >= 0;
}

/** Whether both take part in one episode, so that they are two: declared side by side, or both with more than a few turns. */
function speakToEachOther(a: readonly Appearance[], b: readonly Appearance[]): boolean {
  const ofA = new Map(a.map((appearance) => [appearance.path, appearance]));
  return b.some((theirs) => {
    const ours = ofA.get(theirs.path);
    if (ours === undefined || ours.label === theirs.label) return false;
    const least = Math.min(ours.turns, theirs.turns);
    return least >= speaksFrom || (least > 0 && ours.isDeclared && theirs.isDeclared);
  });
}
