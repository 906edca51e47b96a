import { isNode, isScalar, isSeq } from 'yaml';
import type { FieldType } from '../../config/library-config.ts';
import { interpretDate } from '../model/interpret-value.ts';
import type { Field } from '../model/episode.ts';
import { parseYaml } from './parse-yaml.ts';
import { isPlainText, printQuoted, unsafeInYaml } from './plain-text.ts';
import { spliceItems, spliceLines, type ListItem, type SourceItem } from './splice-items.ts';

/**
 * YAML source of a string, in the quotes that `raw` has where they can hold it: single stays single, and plain stays
 * plain where every reader takes it for this text. A date stays bare where dates stand. What follows on more than one
 * line is written as a block only where a block stood.
 */
export function printScalar(value: string, raw: string | null, type: FieldType): string {
  if (raw?.startsWith("'") && !value.includes('\n') && !unsafeInYaml.test(value))
    return `'${value.replaceAll("'", "''")}'`;
  if (raw?.startsWith('|')) {
    const block = printBlock(value, raw);
    if (block !== null) return block;
  }
  const quoted = raw === null || raw.startsWith('"');
  const isBare = isPlainText(value) || (type === 'date' && interpretDate(value) !== null);
  return !quoted && isBare ? value : printQuoted(value);
}

/**
 * YAML source of a list in the form that the field has: `[a, b]`, or a line an item. Items that stay keep their source.
 * @param lead what stands between the colon and the value, so that a block keeps its indentation; empty for a new field.
 */
export function printList(items: readonly ListItem[], field: Field | null, lead: string): string {
  const indent = /\n([ \t]*)$/.exec(lead)?.[1];
  const known = yamlItems(field, indent ?? '');
  const sources = new Map(
    known.flatMap(({ from, to, value }) => (value === null ? [] : [[value, field!.raw.slice(from, to)] as const])),
  );
  const print = (item: ListItem) =>
    sources.get(item) ??
    (typeof item === 'number' ? String(item) : isPlainText(item) && !/[,[\]{}:]/.test(item) ? item : printQuoted(item));
  if (items.length === 0) return '[]';
  if (field?.raw.startsWith('[')) return spliceItems(field.raw, known, items, print);
  if (indent !== undefined && known.length > 0) return spliceLines(field!.raw, known, items, print, indent);
  const block = items.map((item) => `- ${print(item)}`).join(`\n${indent ?? '  '}`);
  // A new field's, an empty and a one-line value become a block below their key.
  return indent === undefined ? `\n  ${block}` : block;
}

function printBlock(value: string, raw: string): string | null {
  const [header = '', ...lines] = raw.split('\n');
  const indent = /^[ \t]+/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0];
  if (indent === undefined || /^\s/.test(value) || value.trim() === '' || unsafeInYaml.test(value)) return null;
  const keeps = header.startsWith('|-') ? value : value.replace(/\n$/, '');
  if (!header.startsWith('|-') && keeps === value) return null;
  if (keeps.endsWith('\n')) return null;
  return [header, ...keeps.split('\n').map((line) => (line === '' ? '' : indent + line))].join('\n');
}

/** The items of a list, with their ranges in `raw`. @param indent of the first line, which `raw` begins behind */
export function yamlItems(field: Field | null, indent: string): SourceItem[] {
  if (field === null || !Array.isArray(field.value)) return [];
  const { contents } = parseYaml(indent + field.raw);
  if (!isSeq(contents)) return [];
  return contents.items.flatMap((item): SourceItem[] => {
    if (!isNode(item) || !item.range) return [];
    const value =
      isScalar(item) && (typeof item.value === 'string' || typeof item.value === 'number') ? item.value : null;
    return [{ from: item.range[0] - indent.length, to: item.range[1] - indent.length, value }];
  });
}
