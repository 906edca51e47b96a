import { RostrumError } from '../../shared/failure.ts';
import type { Library } from '../services/library/library.ts';
import { listPeople } from '../services/catalogue/people.ts';

/** The failure for a name that nobody in the catalogue has, with names that share a word with it. */
export async function unknownPersonFailure(library: Library, name: string): Promise<RostrumError> {
  const { people } = await listPeople(library);
  const wanted = name.toLowerCase().split(/\s+/);
  const near = people
    .filter((person) =>
      person.name
        .toLowerCase()
        .split(/\s+/)
        .some((word) => wanted.includes(word)),
    )
    .slice(0, 5);
  return new RostrumError({
    code: 'bad-request',
    message: `Nobody in this library is called “${name}”.`,
    next:
      near.length > 0
        ? `There are ${near.map((person) => `“${person.name}”`).join(', ')}.`
        : 'See who is with: rostrum people LIBRARY',
  });
}
