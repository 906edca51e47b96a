import { isWordCharacter } from '../../episode/model/characters.ts';
import type { LegendEntry } from '../../episode/model/episode.ts';
import { escapePattern } from '../../text/escape-pattern.ts';
import type { LabelAt } from './label-index.ts';

/** A label of the legend in another spelling: its letters apart (`M.D.`, `M D`), the whole name, or the first one. */
export interface OtherSpelling extends LabelAt {
  readonly what: 'letters' | 'name' | 'first name';
}

/** What the people of a legend may be called in front of a turn instead of by their initials. */
export interface OtherSpellings {
  /** The spelling that starts at `from` and ends with a word before `limit`. */
  startingAt(text: string, from: number, limit: number): OtherSpelling | null;
}

const minNameLength = 3;
/** A longer legend is no cast, and each of its names would cost a look at every paragraph. */
const maxEntries = 50;

export function otherSpellings(legend: readonly LegendEntry[]): OtherSpellings | null {
  const people = new Map(
    legend.slice(0, maxEntries).map(({ label, name }) => [label, name.split(/[,(]/, 1)[0]!.trim()]),
  );
  if (people.size === 0) return null;
  const labelOf = new Map<string, { label: string; what: OtherSpelling['what'] }>();
  const firstNames = [...people.values()].map(firstOf);
  for (const [label, name] of people) {
    const first = firstOf(name);
    if (first.length >= minNameLength && first !== name && firstNames.filter((other) => other === first).length === 1)
      labelOf.set(first, { label, what: 'first name' });
  }
  for (const [label, name] of people) if (name.length >= minNameLength) labelOf.set(name, { label, what: 'name' });
  const apart = new Map(
    [...people.keys()]
      .filter((label) => /^\p{Lu}{2,4}$/u.test(label))
      .map((label) => [label, [...label].join('[. ]{1,2}')]),
  );
  // The longest first: `Tom Wood` before `Tom`.
  const spelt = [...labelOf.keys()].sort((a, b) => b.length - a.length).map((name) => escapePattern(name));
  const pattern = new RegExp(
    `(?:(${[...apart.values(), '(?!)'].join('|')})\\.?|(${[...spelt, '(?!)'].join('|')}))`,
    'uy',
  );
  return {
    startingAt(text, from, limit) {
      pattern.lastIndex = from;
      const match = pattern.exec(text);
      const to = pattern.lastIndex;
      if (match === null || to > limit || isWordCharacter(text.charCodeAt(to))) return null;
      const [, letters, name] = match;
      if (letters !== undefined) return { label: letters.replace(/[. ]/g, ''), what: 'letters', to };
      const meant = labelOf.get(name!)!;
      return { ...meant, to };
    },
  };
}

function firstOf(name: string): string {
  return name.split(/\s/, 1)[0]!;
}
