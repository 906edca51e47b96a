import type { LibraryConfig } from '../../config/library-config.ts';
import type { Episode, Speaker } from '../../episode/model/episode.ts';
import { readPeople, type NamedPerson } from '../../episode/people/people-fields.ts';
import { nameShape } from '../../episode/people/split-names.ts';
import { matchPerson } from '../../episode/people/match-person.ts';
import { labelUses } from './label-census.ts';
import { isGenericLabel, looksLikeInitials } from '../../names/compare-names.ts';

/** Somebody whom a front-matter field names, and nobody who speaks can be. */
export interface SilentPerson {
  readonly person: NamedPerson;
  /** A speaker whose name is the same but for a letter or two. */
  readonly misspelt: string | null;
  /** Who speaks, more than in passing, whom no field names, and who may be the person meant. */
  readonly unnamed: readonly string[];
}

/** Each name is compared with each speaker, so that neither list may be as long as the text. */
const maxCompared = 50;
const inPassing = 0.05;

/** Fields that say who takes part; `contributors` may not speak at all. */
export function peopleTakingPart(episode: Episode, config: LibraryConfig): NamedPerson[] {
  return readPeople(episode.text, episode.frontMatter, config)
    .filter(({ role }) => role !== 'other')
    .slice(0, maxCompared);
}

/** Those who are named and do not speak. Whoever is called by one word may be anybody, and is none of them. */
export function silentPeople(episode: Episode, people: readonly NamedPerson[]): SilentPerson[] {
  const speakers = speakersOf(episode);
  if (speakers.length === 0) return [];
  const unnamed = unnamedSpeakers(episode, people);
  // Who speaks first asks the questions.
  const opens = episode.turns[0]?.label.text;
  return people.flatMap((person) => {
    if (nameShape(person.name) !== 'full' || speakers.some((speaker) => isSpeaker(person, speaker))) return [];
    const misspelt = speakers.find(({ label, name }) => matchPerson(person.name, name ?? label) === 'near');
    return [
      {
        person,
        misspelt: misspelt === undefined ? null : (misspelt.name ?? misspelt.label),
        unnamed: unnamed
          .filter(({ label }) => person.role !== 'guest' || label !== opens)
          .map(({ label, name }) => name ?? label),
      },
    ];
  });
}

/** People with a name of their own who speak, more than in passing, and whom none of the names can mean. */
export function unnamedSpeakers(episode: Episode, people: readonly NamedPerson[]): Speaker[] {
  const known = new Set(
    labelUses(episode)
      .filter(({ verdict }) => verdict.kind === 'known')
      .map(({ label }) => label),
  );
  const least = Math.max(3, episode.turns.length * inPassing);
  return speakersOf(episode).filter((speaker) => {
    const { label, name, turns } = speaker;
    if (turns < least || !known.has(label) || isGenericLabel(label) || (name === null && looksLikeInitials(label)))
      return false;
    return !people.some((person) => isSpeaker(person, speaker) || matchPerson(person.name, name ?? label) === 'near');
  });
}

function speakersOf({ speakers }: Episode): Speaker[] {
  return speakers.filter(({ turns }) => turns > 0).slice(0, maxCompared);
}

function isSpeaker({ name, label: own }: NamedPerson, { label, name: full }: Speaker): boolean {
  if (own === label) return true;
  const match = matchPerson(name, full ?? label);
  return match === 'same' || match === 'unsure' || matchPerson(name, label) === 'same';
}
