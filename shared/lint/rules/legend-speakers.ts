import { isGenericLabel } from '../../names/compare-names.ts';
import { peopleTakingPart } from '../facts/named-people.ts';
import type { Episode, LegendEntry } from '../../episode/model/episode.ts';
import type { NamedPerson } from '../../episode/people/people-fields.ts';
import { nameShape } from '../../episode/people/split-names.ts';
import { matchPerson, type NameMatch } from '../../episode/people/match-person.ts';
import type { Finding, Rule } from '../model/problem.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';

/** A legend and the front matter's fields of people that do not name the same ones. */
export const legendSpeakers: Rule = {
  id: 'legend-speakers',
  severity: 'warning',
  check(episode, { config }) {
    if (episode.legend.length === 0) return [];
    const people = peopleTakingPart(episode, config);
    const keys = [...new Set(people.map(({ key }) => key))];
    return keys.flatMap((key) =>
      compare(
        episode,
        people.filter((person) => person.key === key),
      ),
    );
  },
};

const maxEntries = 50;

function compare({ legend, speakers }: Episode, people: readonly NamedPerson[]): Finding[] {
  const { key } = people[0]!;
  const namesEverybody = people.every(({ role }) => role === 'everybody');
  const entries = legend.slice(0, maxEntries);
  const matches = new Map(people.map((person) => [person, entries.map((entry) => matchEntry(person, entry))]));
  const isIn = (person: NamedPerson) => matches.get(person)!.some((match) => match === 'same' || match === 'unsure');
  const missing = people.filter((person) => !isIn(person));
  const nearest = (person: NamedPerson) =>
    entries.find(
      (_, at) => matches.get(person)![at] === 'near' && !people.some((other) => matches.get(other)![at] === 'same'),
    );
  const found = entries.flatMap(({ name, nameRange }, at) => {
    if (people.some((person) => ['same', 'unsure'].includes(matches.get(person)![at] ?? ''))) return [];
    const near = missing.find((person) => matches.get(person)![at] === 'near');
    if (near !== undefined)
      return [
        finding(nameRange, `The legend says ${quoted(name)}, and the field ${quoted(key)} says ${quoted(near.name)}.`, [
          suggestion(`Write ${quoted(near.name)} in the legend`, { ...nameRange, insert: near.name }),
        ]),
      ];
    return namesEverybody && !isGenericLabel(name)
      ? [finding(nameRange, `${quoted(name)} is in the legend and not in the field ${quoted(key)}.`)]
      : [];
  });
  const speaks = (person: NamedPerson) =>
    speakers.some(
      ({ label, turns }) =>
        turns > 0 &&
        !legend.some((entry) => entry.label === label) &&
        matchPerson(person.name, label) !== null &&
        matchPerson(person.name, label) !== 'near',
    );
  const absent = missing
    .filter((person) => nameShape(person.name) === 'full' && nearest(person) === undefined && !speaks(person))
    .map((person) =>
      finding(person.range, `${quoted(person.name)} is in the field ${quoted(key)} and not in the legend.`),
    );
  return [...found, ...absent];
}

function matchEntry(person: NamedPerson, { label, name }: LegendEntry): NameMatch | null {
  return person.label === label ? 'same' : matchPerson(person.name, name);
}
