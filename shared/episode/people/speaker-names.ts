import type { LibraryConfig } from '../../config/library-config.ts';
import type { Episode, Speaker } from '../model/episode.ts';
import { readPeople, type NamedPerson } from './people-fields.ts';
import { roleOfKey } from './people-keys.ts';
import { matchPerson } from './match-person.ts';

const maxPeople = 50;

/**
 * Label to full name of those who speak: as the episode declares it, or else of the one person in the front matter whose
 * initials, part of a name or role (`Host`, `Interviewee`) the label is; null where nothing says whose it is.
 */
export function speakerNames(
  { text, frontMatter, speakers }: Episode,
  config: Pick<LibraryConfig, 'fields'>,
): ReadonlyMap<string, string | null> {
  if (speakers.every(({ name }) => name !== null && name.includes(' ')))
    return new Map(speakers.map(({ label, name }) => [label, name]));
  const people = readPeople(text, frontMatter, config).slice(0, maxPeople);
  return new Map(speakers.map((speaker) => [speaker.label, fullName(speaker, people) ?? speaker.name]));
}

function fullName({ label, name }: Speaker, people: readonly NamedPerson[]): string | null {
  if (name?.includes(' ') === true) return name;
  const named = people.filter((person) => person.label === label || matchPerson(person.name, name ?? label) === 'same');
  const role = named.length === 0 && !/\d/.test(label) ? roleOfKey(label) : null;
  const found = new Set(
    (role === null ? named : people.filter((person) => person.role === role)).map((person) => person.name),
  );
  return found.size === 1 ? [...found][0]! : null;
}
