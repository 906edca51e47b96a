import { removeField } from '../../episode/front-matter/set-field.ts';
import { isFrozen } from '../../episode/model/field-schema.ts';
import { hugoFields } from '../../episode/front-matter/hugo-keys.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';
import type { Rule } from '../model/problem.ts';

/** A key that stands in the front matter twice, once in other capitals: Hugo does not tell them apart and reads one of them. */
export const doubledKey: Rule = {
  id: 'doubled-key',
  severity: 'warning',
  check({ text, frontMatter: { fields } }, { config }) {
    const counting = hugoFields(fields);
    const above = new Map<string, string>();
    return fields.flatMap(({ key, keyRange }) => {
      const name = key.toLowerCase();
      const first = above.get(name);
      above.set(name, first ?? key);
      if (first === undefined || first === key) return [];
      const read = counting.get(name)!;
      const passedOver = fields.filter((field) => field.key.toLowerCase() === name && !read.includes(field));
      const fixes = (read.length > 1 ? read : passedOver).flatMap((field) => {
        const removed = isFrozen(field.key, config) ? null : removeField(text, field.key);
        return removed?.ok === true ? [suggestion(`Delete ${quoted(field.key)}`, ...removed.edits)] : [];
      });
      const which = read.length > 1 ? 'reads one or the other, by chance' : `reads ${quoted(read[0]!.key)} only`;
      return [finding(keyRange, `${quoted(first)} and ${quoted(key)} are one key to Hugo, which ${which}.`, fixes)];
    });
  },
};
