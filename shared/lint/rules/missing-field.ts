import type { LibraryConfig } from '../../config/library-config.ts';
import type { Episode } from '../../episode/model/episode.ts';
import { ownValue } from '../../own-value.ts';
import type { Peers } from '../model/peers.ts';
import type { Rule } from '../model/problem.ts';
import { finding, quoted } from '../model/finding.ts';

/** A required front-matter field that is absent or empty. */
export const missingField: Rule = {
  id: 'missing-field',
  severity: 'error',
  check(episode, { config, peers }) {
    const { frontMatter } = episode;
    if (frontMatter.status !== 'ok') return [];
    const required = requiredFields(episode, config, peers);
    return required.flatMap((key) => {
      const field = frontMatter.fields.find((one) => one.key === key);
      const name = quoted(ownValue(config.fields, key)?.label ?? key);
      if (field === undefined)
        return [
          finding({ from: frontMatter.range.from, to: frontMatter.range.from + 3 }, `The field ${name} is missing.`),
        ];
      const isEmpty =
        field.value === null || field.value === '' || (Array.isArray(field.value) && field.value.length === 0);
      return isEmpty ? [finding(field.keyRange, `The field ${name} is empty.`)] : [];
    });
  },
};

/** What `rostrum.yaml` requires; where it does not say, a title, and for a transcript a date in the default house style or where nearly all other files have one. */
function requiredFields(episode: Episode, { fields }: LibraryConfig, peers: Peers | undefined): string[] {
  const required = Object.keys(fields).filter((key) => fields[key]!.required);
  if (fields['title'] === undefined) required.push('title');
  if (
    fields['date'] === undefined &&
    (episode.houseStyle === 'initials' ||
      (episode.houseStyle !== null && peers?.commonFields.includes('date') === true))
  )
    required.push('date');
  return required;
}
