import { mayReadOtherwise, otherReading, printQuoted, unsafeInYaml } from '../../episode/front-matter/plain-text.ts';
import { yamlItems } from '../../episode/front-matter/print-yaml.ts';
import { declaredSchema, fieldSchemaFor, isFrozen } from '../../episode/model/field-schema.ts';
import type { Field } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { finding, fix, quoted } from '../model/finding.ts';
import type { Finding, Rule } from '../model/problem.ts';

/** What stands in a field of its own kind, and is read as such by whoever asks for it. */
const ownKinds = new Set(['date', 'number', 'boolean']);

/** A text without quotation marks that one version of YAML takes for text and another for a yes or no, a number or a date. */
export const ambiguousValue: Rule = {
  id: 'ambiguous-value',
  severity: 'warning',
  check({ text, frontMatter: { format, fields } }, { config }) {
    if (format !== 'yaml') return [];
    return fields.flatMap((field) => {
      const { key, value } = field;
      if (isFrozen(key, config) || ownKinds.has(fieldSchemaFor(key, config, value).type)) return [];
      const isDeclared = declaredSchema(key, config) !== null;
      return scalarsOf(text, field).flatMap((scalar) => findingsOf(scalar, !isDeclared && typeof value === 'string'));
    });
  },
};

interface Scalar {
  readonly source: string;
  readonly value: string;
  readonly range: TextRange;
}

function scalarsOf(text: string, field: Field): Scalar[] {
  const { value, raw, valueRange } = field;
  if (typeof value === 'string') return [{ source: raw, value, range: valueRange }];
  if (!Array.isArray(value)) return [];
  // To find the items in the source it is read again.
  if (!unsafeInYaml.test(raw) && !value.some((item) => typeof item === 'string' && mayReadOtherwise(item))) return [];
  const lead = /\n([ \t]*)$/.exec(text.slice(field.keyRange.to, valueRange.from))?.[1] ?? '';
  return yamlItems(field, lead).flatMap((item): Scalar[] => {
    const source = raw.slice(item.from, item.to);
    const range = { from: valueRange.from + item.from, to: valueRange.from + item.to };
    // A number that would not print back, like `012`, is text to us.
    return item.value === null ? [] : [{ source, value: typeof item.value === 'string' ? item.value : source, range }];
  });
}

/** @param mayBeBoolean whether nobody says that the field holds text: a yes or no may have been meant */
function findingsOf({ source, value, range }: Scalar, mayBeBoolean: boolean): Finding[] {
  const quote = fix('Put the value in quotation marks', { ...range, insert: printQuoted(value) });
  if (unsafeInYaml.test(source))
    return [
      finding(
        range,
        'An invisible character in this value ends the line for some programs, and Hugo then stops. Written as an escape, it does not.',
        [quote],
      ),
    ];
  if (source !== value) return [];
  const other = otherReading(source);
  if (other === undefined || Number.isNaN(other)) return [];
  const message = `${sayReading(source, other)} Quotation marks make it text for all.`;
  return [
    finding(
      range,
      message,
      typeof other === 'boolean' && mayBeBoolean
        ? [quote, fix(`Write “${other}”`, { ...range, insert: String(other) })]
        : [quote],
    ),
  ];
}

function sayReading(source: string, other: unknown): string {
  if (other instanceof Date)
    return `Some programs take ${quoted(source)} for a date and print it in another form, others for text.`;
  if (typeof other === 'boolean') return `Some programs take ${quoted(source)} for “${other}”, others for text.`;
  if (typeof other === 'number' && /^[-+]?0\d/.test(source))
    return `Some programs take ${quoted(source)} for the number ${other}, others for ${Number(source)}.`;
  if (typeof other === 'number')
    return `Some programs take ${quoted(source)} for the number ${other}, others for text.`;
  return `Programs do not agree on what ${quoted(source)} means.`;
}
