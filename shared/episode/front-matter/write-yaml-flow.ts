import type { FieldWriter } from './field-writer.ts';
import { isPlainText, printQuoted } from './plain-text.ts';
import { yamlItems } from './print-yaml.ts';
import { spliceItems, type ListItem } from './splice-items.ts';

/** Source of a text between braces or brackets, where some signs mean more; in single quotes where `raw` has them. */
export function printFlowScalar(value: string, raw: string | null = null): string {
  if (raw?.startsWith("'") && !value.includes('\n')) return `'${value.replaceAll("'", "''")}'`;
  const isPlain = !raw?.startsWith('"') && isPlainText(value) && !/[,[\]{}:#]/.test(value);
  return isPlain ? value : printQuoted(value);
}

/** Source of a list in one line. */
export function printFlowList(items: readonly ListItem[]): string {
  return `[${items.map((item) => (typeof item === 'string' ? printFlowScalar(item) : String(item))).join(', ')}]`;
}

/** Writes the entries of a map in braces: `{ type: number, label: Season }`. */
export const yamlFlowWriter: FieldWriter = {
  print(_text, value, field) {
    if (!Array.isArray(value)) return typeof value === 'string' ? printFlowScalar(value, field?.raw) : String(value);
    const items = value as readonly ListItem[];
    if (!field?.raw.startsWith('[')) return printFlowList(items);
    return spliceItems(field.raw, yamlItems(field, ''), items, (item) =>
      typeof item === 'string' ? printFlowScalar(item) : String(item),
    );
  },
  replace: (text, { keyRange, valueRange }, source) => [
    { ...valueRange, insert: (/^:$/.test(text.slice(keyRange.to, valueRange.from)) ? ' ' : '') + source },
  ],
  add(text, { fields, sourceRange }, key, source, after) {
    const entry = `${printFlowScalar(key)}: ${source}`;
    const neighbour = after ?? fields.at(-1);
    if (neighbour !== undefined) {
      const at = neighbour.valueRange.to;
      const lead = /(?:\{|,)(\s*)$/.exec(text.slice(sourceRange.from, neighbour.keyRange.from))?.[1] ?? ' ';
      return [{ from: at, to: at, insert: `,${fields.length > 1 || lead.includes('\n') ? lead : ' '}${entry}` }];
    }
    return [{ from: sourceRange.from + 1, to: sourceRange.to - 1, insert: ` ${entry} ` }];
  },
  remove(_text, { fields }, field) {
    const index = fields.indexOf(field);
    const before = fields[index - 1];
    const behind = fields[index + 1];
    if (before !== undefined) return [{ from: before.valueRange.to, to: field.valueRange.to, insert: '' }];
    return [{ from: field.keyRange.from, to: behind?.keyRange.from ?? field.valueRange.to, insert: '' }];
  },
  // The entries of a map in braces have no order that means anything.
  reorder: () => [],
};
