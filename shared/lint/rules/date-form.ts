import type { Field } from '../../episode/model/episode.ts';
import { isFrozen } from '../../episode/model/field-schema.ts';
import type { Rule } from '../model/problem.ts';
import { dateFormOf, exampleOf, lacksTimeZone } from '../model/dates.ts';
import { fieldKind, scalarText } from '../model/fields.ts';
import { finding, fix, quoted } from '../model/finding.ts';

/** A date without its time zone, with a zone the browser cannot read, or of another form than the same key elsewhere. */
export const dateForm: Rule = {
  id: 'date-form',
  severity: 'hint',
  check({ frontMatter }, { config, peers }) {
    const usualForms = new Map(peers?.dateForms);
    return frontMatter.fields.flatMap((field) => {
      if (fieldKind(field.key, config) !== 'date') return [];
      const written = scalarText(field);
      const form = written === null ? null : dateFormOf(written);
      if (written === null || form === null) return [];
      const usual = usualForms.get(field.key);
      if (form.endsWith('+0000')) {
        return [
          finding(
            field.valueRange,
            `${quoted(written)} writes its time zone without a colon, which not every program reads.`,
            isFrozen(field.key, config) ? [] : colonFix(field, written),
          ),
        ];
      }
      if (lacksTimeZone(form))
        return [
          finding(field.valueRange, `${quoted(written)} in ${quoted(field.key)} does not say in which time zone.`),
        ];
      if (usual === undefined || usual === form || isFrozen(field.key, config)) return [];
      return [
        finding(
          field.valueRange,
          `Other episodes write ${quoted(field.key)} in another form, like ${exampleOf(usual)}.`,
        ),
      ];
    });
  },
};

function colonFix({ raw, valueRange }: Field, written: string) {
  const inRaw = raw.indexOf(written);
  if (inRaw === -1) return [];
  const at = valueRange.from + inRaw + written.length - 2;
  return [fix('Insert the colon', { from: at, to: at, insert: ':' })];
}
