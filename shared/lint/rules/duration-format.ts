import type { Rule } from '../model/problem.ts';
import { fieldKind, scalarText } from '../model/fields.ts';
import { finding, quoted } from '../model/finding.ts';

/** `22:57`, `1:02:33`, whole seconds, or ISO 8601 (`PT22M57S`). */
const duration =
  /^(?:\d{1,3}:[0-5]\d(?:\.\d+)?|\d{1,3}:[0-5]\d:[0-5]\d(?:\.\d+)?|\d+(?:\.\d+)?|PT(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)$/;

/** A field for a duration that holds something else, or more than 59 seconds. */
export const durationFormat: Rule = {
  id: 'duration-format',
  severity: 'warning',
  check({ frontMatter }, { config }) {
    return frontMatter.fields.flatMap((field) => {
      if (fieldKind(field.key, config) !== 'duration') return [];
      const written = scalarText(field)?.trim() ?? null;
      if (written === null || written === '' || duration.test(written)) return [];
      return [
        finding(
          field.valueRange,
          `${quoted(written)} in ${quoted(field.key)} is no duration. Durations look like 22:57 or 1:02:33.`,
        ),
      ];
    });
  },
};
