import { isFrozen } from '../../episode/model/field-schema.ts';
import type { Rule } from '../model/problem.ts';
import { dateFormOf } from '../model/dates.ts';
import { fieldKind, scalarText } from '../model/fields.ts';
import { finding, quoted } from '../model/finding.ts';

/** A date field whose value is no date, or a date that does not exist. */
export const dateFormat: Rule = {
  id: 'date-format',
  severity: 'error',
  check({ frontMatter }, { config }) {
    return frontMatter.fields.flatMap((field) => {
      if (
        fieldKind(field.key, config) !== 'date' ||
        isFrozen(field.key, config) ||
        field.value === null ||
        field.value === ''
      )
        return [];
      const written = scalarText(field);
      if (written !== null && dateFormOf(written) !== null) return [];
      return [
        finding(
          field.valueRange,
          `${quoted(written ?? field.raw)} in ${quoted(field.key)} is no date. Dates look like 2024-05-31 or 2024-05-31T09:30:00+01:00.`,
        ),
      ];
    });
  },
};
