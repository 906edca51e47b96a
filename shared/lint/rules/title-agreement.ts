import { isFrozen } from '../../episode/model/field-schema.ts';
import type { Rule } from '../model/problem.ts';
import { scalarText } from '../model/fields.ts';
import { foldName } from '../../names/compare-names.ts';
import { finding, quoted } from '../model/finding.ts';

/** Another title field that does not say what `title` says. Frozen ones are history and may. */
export const titleAgreement: Rule = {
  id: 'title-agreement',
  severity: 'hint',
  check({ frontMatter }, { config }) {
    const titleField = frontMatter.fields.find(({ key }) => key === 'title');
    const title = titleField === undefined ? null : scalarText(titleField);
    if (title === null || title === '') return [];
    return frontMatter.fields.flatMap((field) => {
      const other = /_(?:page)?title$/.test(field.key) && !isFrozen(field.key, config) ? scalarText(field) : null;
      if (other === null || other === '' || foldName(other) === foldName(title)) return [];
      return [
        finding(field.valueRange, `${quoted(field.key)} says ${quoted(other)}, and “title” says ${quoted(title)}.`),
      ];
    });
  },
};
