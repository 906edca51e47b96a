import type { FieldWriter } from './field-writer.ts';
import { reorderLines } from './field-writer.ts';
import type { ListItem } from './splice-items.ts';
import { isPlainText, printQuoted } from './plain-text.ts';
import { printList, printScalar } from './print-yaml.ts';

export const yamlWriter = yamlBlockWriter('');

/** Writes the entries of a map that has a line for each. @param indent white space in front of its keys */
export function yamlBlockWriter(indent: string): FieldWriter {
  return {
    print(text, value, field, type) {
      if (Array.isArray(value)) {
        const lead = field ? text.slice(field.keyRange.to + 1, field.valueRange.from) : '';
        return printList(value as readonly ListItem[], field, lead);
      }
      return typeof value === 'string' ? printScalar(value, field?.raw ?? null, type) : String(value);
    },
    replace(text, field, source) {
      const { from } = field.valueRange;
      // What an editor wrote as one text is replaced as one.
      const to = field.cutOff?.to ?? field.valueRange.to;
      const lead = text.slice(field.keyRange.to + 1, from);
      const columnOf = (offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1);
      // Only a list may begin as far out as its key.
      if (lead.includes('\n') && columnOf(from) <= columnOf(field.keyRange.from) && !source.startsWith('-'))
        return lead.trim() === ''
          ? [{ from: field.keyRange.to + 1, to, insert: ` ${source}` }]
          : [{ from, to, insert: `  ${source}` }];
      // Right behind the colon stands no value yet, and YAML wants a space there.
      const space =
        source === '' || from > field.keyRange.to + 1 || /[ \t]/.test(text[from - 1] ?? '') || source.startsWith('\n')
          ? ''
          : ' ';
      return [{ from, to, insert: space + source }];
    },
    add(text, { fields, sourceRange }, key, source, after) {
      const name = isPlainText(key) ? key : printQuoted(key);
      const line = `${indent}${name}:${source === '' || source.startsWith('\n') ? '' : ' '}${source}\n`;
      const at =
        after === null ? sourceRange.to : (fields.find((field) => field === after)?.range.to ?? sourceRange.to);
      // The last line of a file may have no end.
      const isAtLineStart = at === 0 || text[at - 1] === '\n';
      return [{ from: at, to: at, insert: isAtLineStart ? line : `\n${line}` }];
    },
    remove: (_text, _frontMatter, field) => [{ ...field.range, insert: '' }],
    reorder: reorderLines,
  };
}
