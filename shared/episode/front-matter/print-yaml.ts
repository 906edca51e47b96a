import { isNode, isScalar, isSeq } from 'yaml';
import { parseYaml } from '../yaml.ts';
import type { Field } from '../model.ts';
import { spliceItems, spliceLines, type ListItem, type SourceItem } from './splice-items.ts';

/**
 * YAML source of a string, in the quotes that `raw` has where they can hold it: plain stays plain, single stays single.
 * What follows on more than one line is written as a block only where a block stood.
 */
export function printScalar(value: string, raw: string | null): string {
  if (raw?.startsWith("'") && !value.includes('\n')) return `'${value.replaceAll("'", "''")}'`;
  if (raw?.startsWith('|')) {
    const block = printBlock(value, raw);
    if (block !== null) return block;
  }
  const quoted = raw === null || raw.startsWith('"');
  return !quoted && isPlain(value) ? value : printQuoted(value);
}

/**
 * YAML source of a list in the form that the field has: `[a, b]`, or a line an item. Items that stay keep their source.
 * @param lead what stands between the colon and the value, so that a block keeps its indentation; empty for a new field.
 */
export function printList(items: readonly ListItem[], field: Field | null, lead: string): string {
  const indent = /\n([ \t]*)$/.exec(lead)?.[1];
  const known = readItems(field, indent ?? '');
  const sources = new Map(known.flatMap(({ from, to, value }) => (value === null ? [] : [[value, field!.raw.slice(from, to)] as const])));
  const print = (item: ListItem) => sources.get(item) ?? (typeof item === 'number' ? String(item) : isPlain(item) && !/[,[\]{}]/.test(item) ? item : printQuoted(item));
  if (items.length === 0) return '[]';
  if (field?.raw.startsWith('[')) return spliceItems(field.raw, known, items, print);
  if (indent !== undefined && known.length > 0) return spliceLines(field!.raw, known, items, print, indent);
  const block = items.map((item) => `- ${print(item)}`).join(`\n${indent ?? '  '}`);
  // A new field's, an empty and a one-line value become a block below their key.
  return indent === undefined ? `\n  ${block}` : block;
}

/** Whether the string, written bare behind `key: `, reads back as itself. */
function isPlain(value: string): boolean {
  if (value === '' || value.trim() !== value || /[\n\r\t]/.test(value)) return false;
  const document = parseYaml(`k: ${value}`);
  const node = document.errors.length === 0 ? document.get('k', true) : null;
  return isScalar(node) && node.type === 'PLAIN' && node.value === value && node.source === value && !node.comment && !document.comment;
}

/** Double quotes; JSON's escapes are YAML's. */
function printQuoted(value: string): string {
  return JSON.stringify(value);
}

function printBlock(value: string, raw: string): string | null {
  const [header = '', ...lines] = raw.split('\n');
  const indent = /^[ \t]+/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0];
  if (indent === undefined || /^\s/.test(value) || value.trim() === '') return null;
  const keeps = header.startsWith('|-') ? value : value.replace(/\n$/, '');
  if (!header.startsWith('|-') && keeps === value) return null;
  if (keeps.endsWith('\n')) return null;
  return [header, ...keeps.split('\n').map((line) => (line === '' ? '' : indent + line))].join('\n');
}

/** @param indent of the first line, which `raw` begins behind */
function readItems(field: Field | null, indent: string): SourceItem[] {
  if (field === null || !Array.isArray(field.value)) return [];
  const { contents } = parseYaml(indent + field.raw);
  if (!isSeq(contents)) return [];
  return contents.items.flatMap((item): SourceItem[] => {
    if (!isNode(item) || !item.range) return [];
    const value = isScalar(item) && (typeof item.value === 'string' || typeof item.value === 'number') ? item.value : null;
    return [{ from: item.range[0] - indent.length, to: item.range[1] - indent.length, value }];
  });
}
