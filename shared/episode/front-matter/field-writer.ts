import type { FieldType } from '../../config/library-config.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Field, FieldValue, FrontMatter } from '../model/episode.ts';

/** How one format writes fields. Whoever calls it proves the edits by reading the result. */
export interface FieldWriter {
  /** Source of a value in the form that the field has; null for a field that is to be added. */
  print(text: string, value: FieldValue, field: Field | null, type: FieldType): string;
  /** Puts `source` in place of the field's value. */
  replace(text: string, field: Field, source: string): readonly TextEdit[];
  /** Adds `key` behind the field `after`, or as the last one. */
  add(text: string, frontMatter: FrontMatter, key: string, source: string, after: Field | null): readonly TextEdit[];
  remove(text: string, frontMatter: FrontMatter, field: Field): readonly TextEdit[];
  /** @param ordered all the fields, in their new order */
  reorder(text: string, frontMatter: FrontMatter, ordered: readonly Field[]): readonly TextEdit[];
}

/** Moves whole lines, each entry with what stands above it; for formats that have an entry a line. */
export function reorderLines(
  text: string,
  { fields, sourceRange }: FrontMatter,
  ordered: readonly Field[],
): TextEdit[] {
  const first = fields.findIndex((field, index) => ordered[index] !== field);
  const startOf = (index: number) => (index === 0 ? sourceRange.from : fields[index - 1]!.range.to);
  const insert = ordered
    .slice(first)
    .map((field) => text.slice(startOf(fields.indexOf(field)), field.range.to))
    .join('');
  return [{ from: startOf(first), to: fields.at(-1)!.range.to, insert }];
}
