import type { LibraryConfig } from '../../config/library-config.ts';
import { isFrozen } from '../../episode/model/field-schema.ts';
import type { Episode } from '../../episode/model/episode.ts';
import type { Finding, Rule } from '../model/problem.ts';
import { silentSpeakers } from '../facts/declared-speakers.ts';
import { peopleTakingPart, silentPeople, type SilentPerson } from '../facts/named-people.ts';
import { alternatives, finding, quoted, suggestion } from '../model/finding.ts';

/** A name in the front matter's fields of people that is nobody's who speaks. A legend has a rule of its own. */
export const silentSpeaker: Rule = {
  id: 'silent-speaker',
  severity: 'warning',
  check(episode, { config }) {
    if (episode.legend.length > 0) return [];
    const people = peopleTakingPart(episode, config);
    return [
      ...findDeclared(episode),
      ...silentPeople(episode, people)
        .filter(({ person }) => person.key !== 'speakers')
        .map((silent) => findingOf(episode, silent, config)),
    ];
  },
};

/** Many shows list in `speakers` who was there, so that a name which is merely silent says nothing. */
function findDeclared(episode: Episode): Finding[] {
  return silentSpeakers(episode).flatMap(({ name, range, misspelt, undeclared, mentioned }) => {
    if (misspelt !== null) {
      return [
        finding(range, `${quoted(name)} is declared and never speaks, and ${quoted(misspelt)} speaks undeclared.`, [
          suggestion(`Change to ${quoted(misspelt)}`, { ...range, insert: misspelt }),
        ]),
      ];
    }
    if (mentioned || undeclared.length === 0) return [];
    const others = undeclared.slice(0, 4);
    const fixes =
      others.length === 1 ? [suggestion(`Change to ${quoted(others[0]!)}`, { ...range, insert: others[0]! })] : [];
    return [finding(range, `${quoted(name)} is declared and never speaks. Is it ${alternatives(others)}?`, fixes)];
  });
}

function findingOf(
  { text }: Episode,
  { person: { name, key, range }, misspelt, unnamed }: SilentPerson,
  config: LibraryConfig,
): Finding {
  const written = text.slice(range.from, range.to);
  const fixes = (other: string) =>
    written === name && !isFrozen(key, config)
      ? [suggestion(`Change to ${quoted(other)}`, { ...range, insert: other })]
      : [];
  if (misspelt !== null)
    return finding(
      range,
      `The field ${quoted(key)} says ${quoted(name)}, and ${quoted(misspelt)} speaks.`,
      fixes(misspelt),
    );
  const message = `${quoted(name)} is in the field ${quoted(key)} and never speaks.`;
  return unnamed.length === 0
    ? finding(range, message)
    : finding(
        range,
        `${message} Is it ${alternatives(unnamed.slice(0, 4))}?`,
        unnamed.length === 1 ? fixes(unnamed[0]!) : [],
      );
}
