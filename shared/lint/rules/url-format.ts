import type { Rule } from '../model/problem.ts';
import { fieldKind, scalarText } from '../model/fields.ts';
import { finding, quoted } from '../model/finding.ts';

/** An absolute web address, or a path on the site. */
const address =
  /^(?:https?:\/\/[^\s/.:?#]+(?:\.[^\s/.:?#]+)+(?::\d+)?(?:[/?#]\S*)?|https?:\/\/localhost\S*|\/(?!\/)\S*|#\S+)$/i;

/** A field for a web address that holds something else. */
export const urlFormat: Rule = {
  id: 'url-format',
  severity: 'warning',
  check({ frontMatter }, { config }) {
    return frontMatter.fields.flatMap((field) => {
      if (fieldKind(field.key, config) !== 'url' || (field.key === 'url' && config.fields['url'] === undefined))
        return [];
      const written = scalarText(field);
      if (written === null || written === '' || address.test(written)) return [];
      return [
        finding(
          field.valueRange,
          `${quoted(written)} in ${quoted(field.key)} is no web address. They start with https:// or, on this site, with /.`,
        ),
      ];
    });
  },
};
