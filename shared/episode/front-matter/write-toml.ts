import type { AST } from 'toml-eslint-parser';
import type { FieldType } from '../../config/library-config.ts';
import type { Field } from '../model/episode.ts';
import { reorderLines, type FieldWriter } from './field-writer.ts';
import { printQuoted, unsafeInYaml } from './plain-text.ts';
import { parseToml } from './read-toml.ts';
import { spliceItems, type ListItem } from './splice-items.ts';

export const tomlWriter: FieldWriter = {
  print(_text, value, field, type) {
    if (Array.isArray(value)) return printList(value as readonly ListItem[], field);
    return typeof value === 'string' ? printString(value, field?.raw ?? null, type) : String(value);
  },
  replace: (_text, { valueRange }, source) => [{ ...valueRange, insert: source }],
  // Behind the first table's header, a key would be that table's.
  add(_text, { fields, sourceRange }, key, source, after) {
    const plain = fields.filter(({ readOnly }) => readOnly === null);
    const at = (after !== null && plain.includes(after) ? after : plain.at(-1))?.range.to ?? sourceRange.from;
    return [{ from: at, to: at, insert: `${key} = ${source}\n` }];
  },
  remove: (_text, _frontMatter, { range, moreRanges }) => [range, ...moreRanges].map((one) => ({ ...one, insert: '' })),
  reorder: reorderLines,
};

/** A string in the quotes that it has where they can hold it; a date bare where a bare value stood, or a date is added. */
function printString(value: string, raw: string | null, type: FieldType): string {
  const wasBare = raw !== null && !/^["']/.test(raw);
  if ((wasBare || (raw === null && type === 'date')) && isDate(value)) return value;
  if (unsafeInYaml.test(value)) return printQuoted(value);
  if (raw?.startsWith("'''") && !/'''|'$|[^\P{Cc}\n\t]/u.test(value))
    return `'''${raw[3] === '\n' || value.startsWith('\n') ? '\n' : ''}${value}'''`;
  if (raw?.startsWith("'") && !/'|[^\P{Cc}\t]/u.test(value)) return `'${value}'`;
  if (raw?.startsWith('"""') && value.includes('\n')) {
    const lines = value.split('\n').map((line) =>
      line
        .split('"')
        .map((part) => printQuoted(part).slice(1, -1))
        .join('"')
        .replace(/(?<=")"/g, '\\"'),
    );
    return `"""${raw[3] === '\n' || value.startsWith('\n') ? '\n' : ''}${lines.join('\n')}"""`;
  }
  return printQuoted(value);
}

/** Whether the text is a date or time that stands without quotes in TOML. */
function isDate(value: string): boolean {
  if (!/^\d[\dTtZz: .+-]*$/.test(value)) return false;
  try {
    const node = valueOf(value);
    return node?.type === 'TOMLValue' && 'datetime' in node && node.datetime === value;
  } catch {
    // What is no TOML is no date.
    return false;
  }
}

function valueOf(source: string): AST.TOMLContentNode | null {
  const [entry] = parseToml(`k = ${source}`);
  return entry?.type === 'TOMLKeyValue' ? entry.value : null;
}

function printList(items: readonly ListItem[], field: Field | null): string {
  const raw = field?.raw.startsWith('[') ? field.raw : '[]';
  const list = valueOf(raw);
  const elements = list?.type === 'TOMLArray' ? list.elements : [];
  const known = elements.map((node) => ({ from: node.range[0] - 4, to: node.range[1] - 4, value: itemOf(node) }));
  return spliceItems(raw, known, items, (item) => (typeof item === 'number' ? String(item) : printQuoted(item)));
}

function itemOf(node: AST.TOMLContentNode): ListItem | null {
  return node.type === 'TOMLValue' && (typeof node.value === 'string' || typeof node.value === 'number')
    ? node.value
    : null;
}
