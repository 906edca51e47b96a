import type { Episode } from '../../episode/model/episode.ts';
import { nameShape } from '../../episode/people/split-names.ts';
import type { NamedPerson } from '../../episode/people/people-fields.ts';
import type { Rule } from '../model/problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { peopleTakingPart, silentPeople, unnamedSpeakers } from '../facts/named-people.ts';
import { alternatives, finding, quoted } from '../model/finding.ts';

/** Somebody who speaks and whom no field names, where the fields evidently name everybody else. A legend has a rule of its own. */
export const unnamedSpeaker: Rule = {
  id: 'unnamed-speaker',
  severity: 'warning',
  check(episode, { config }) {
    if (episode.legend.length > 0) return [];
    const people = peopleTakingPart(episode, config);
    if (people.length < 2) return [];
    const [stranger, ...more] = unnamedSpeakers(episode, people);
    if (stranger === undefined || more.length > 0 || !nameEverybodyElse(episode, people, stranger.label)) return [];
    const { turns } = labelUses(episode).find(({ label }) => label === stranger.label)!;
    const keys = [...new Set(people.map(({ key }) => key))];
    return [
      finding(
        turns[0]!.label.range,
        `${quoted(stranger.label)} speaks and is not in the ${keys.length === 1 ? 'field' : 'fields'} ${alternatives(keys)}.`,
      ),
    ];
  },
};

/** Hosts and guests have their fields, or one field has three names and more; and all of them speak. */
function nameEverybodyElse(episode: Episode, people: readonly NamedPerson[], stranger: string): boolean {
  const roles = new Set(people.map(({ role }) => role));
  const listsAll = roles.has('host') && roles.size > 1;
  // Whoever opens and is left out of a list of speakers is the host.
  const isListed =
    roles.has('everybody') &&
    people.length >= 3 &&
    nameShape(stranger) === 'full' &&
    episode.turns[0]?.label.text !== stranger;
  return (listsAll || isListed) && silentPeople(episode, people).length === 0;
}
