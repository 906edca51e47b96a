import { knownKeys } from '../../episode/model/field-schema.ts';
import { peopleRoleOf } from '../../episode/people/people-keys.ts';
import type { Rule } from '../model/problem.ts';
import { nearestName } from '../../names/compare-names.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';

/** What every library has, whatever else `rostrum.yaml` or its other files know. */
const always = [...knownKeys, 'description', 'summary', 'categories', 'aliases', 'slug'];
/** Keys of Hugo and others that are a letter away from those and right. */
const alsoRight = new Set(['data', 'dates', 'speaker', 'titles', 'tag', 'alias', 'category', 'drafts', 'subtitles']);
const minLength = 4;

/** A key one letter away from one that is known. Keys that name people are known, in the singular and the plural. */
export const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'warning',
  check({ frontMatter }, { config, peers }) {
    const known = new Set([...always, ...Object.keys(config.fields), ...(peers?.commonFields ?? [])]);
    const present = new Set(frontMatter.fields.map(({ key }) => key));
    return frontMatter.fields.flatMap(({ key, keyRange }) => {
      if (key.length < minLength || known.has(key) || alsoRight.has(key) || peopleRoleOf(key, config) !== null)
        return [];
      const meant = nearestName(key, known, 1);
      if (
        meant === null ||
        present.has(meant) ||
        (isPluralOf(key, meant) && peers?.sharedFields.includes(key) === true)
      )
        return [];
      return [
        finding(keyRange, `The field ${quoted(key)} is unknown. Did you mean ${quoted(meant)}?`, [
          suggestion(`Rename to ${quoted(meant)}`, { ...keyRange, insert: meant }),
        ]),
      ];
    });
  },
};

/** Which of two such keys a show has is its own choice; in one file alone it may be a slip. */
function isPluralOf(a: string, b: string): boolean {
  return `${a}s` === b || `${b}s` === a;
}
