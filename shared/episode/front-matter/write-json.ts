import type { TextEdit } from '../../text/text-edit.ts';
import type { FieldWriter } from './field-writer.ts';
import { printQuoted } from './plain-text.ts';
import { jsonItems } from './read-json.ts';
import { spliceItems, type ListItem } from './splice-items.ts';

export const jsonWriter: FieldWriter = {
  print(_text, value, field) {
    if (!Array.isArray(value)) return typeof value === 'string' ? printQuoted(value) : JSON.stringify(value);
    const raw = field?.raw.startsWith('[') ? field.raw : '[]';
    const known = jsonItems(raw).map(({ value: item }) => ({
      from: item.range![0],
      to: item.range![1],
      value: item.type === 'String' || item.type === 'Number' ? item.value : null,
    }));
    return spliceItems(raw, known, value as readonly ListItem[], (item) =>
      typeof item === 'string' ? printQuoted(item) : String(item),
    );
  },
  replace: (_text, { valueRange }, source) => [{ ...valueRange, insert: source }],
  add(text, { fields, sourceRange }, key, source, after) {
    const neighbour = after ?? fields.at(-1);
    if (neighbour === undefined) {
      const at = sourceRange.from + 1;
      const lead = text.slice(at, sourceRange.to).includes('\n') ? '\n  ' : '';
      return [{ from: at, to: at, insert: `${lead}${JSON.stringify(key)}: ${source}` }];
    }
    const lead = /\s*$/.exec(text.slice(sourceRange.from + 1, neighbour.keyRange.from))![0];
    const colon = text.slice(neighbour.keyRange.to, neighbour.valueRange.from);
    const at = neighbour.valueRange.to;
    return [{ from: at, to: at, insert: `,${lead}${JSON.stringify(key)}${colon}${source}` }];
  },
  remove(_text, { fields }, field) {
    const index = fields.indexOf(field);
    const before = fields[index - 1];
    const behind = fields[index + 1];
    if (before !== undefined) return [{ from: before.valueRange.to, to: field.valueRange.to, insert: '' }];
    return [{ from: field.keyRange.from, to: behind?.keyRange.from ?? field.valueRange.to, insert: '' }];
  },
  // The entries change places; white space and commas stay where they are.
  reorder: (text, { fields }, ordered) =>
    fields.flatMap((field, index): TextEdit[] => {
      const other = ordered[index]!;
      return other === field
        ? []
        : [
            {
              from: field.keyRange.from,
              to: field.valueRange.to,
              insert: text.slice(other.keyRange.from, other.valueRange.to),
            },
          ];
    }),
};
