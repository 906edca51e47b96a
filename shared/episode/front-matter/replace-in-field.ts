import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import { parseFrontMatter } from './read-front-matter.ts';
import type { Field, FieldValue } from '../model/episode.ts';
import { setField } from './set-field.ts';

/**
 * Gives a field another value by edits within its source, so that quotes, comments and line breaks around them stay.
 * Proven on a re-parse; where the source cannot take them (what is inserted needs quotes), the whole value is replaced.
 * @param value what the field must read as afterwards
 * @returns no edits where the field cannot hold the value
 */
export function replaceInField(text: string, field: Field, edits: readonly TextEdit[], value: FieldValue): TextEdit[] {
  if (edits.length > 0 && reads(text, edits, field.key, value)) return [...edits];
  const texts =
    typeof value === 'string'
      ? value
      : Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? (value as readonly string[])
        : null;
  if (texts === null) return [];
  const written = setField(text, field.key, texts, typeof texts === 'string' ? {} : { type: 'list' });
  return written.ok ? [...written.edits] : [];
}

/** `to` in place of `from`, wherever it stands in the value's source. */
export function occurrencesInField(text: string, { valueRange }: Field, from: string, to: string): TextEdit[] {
  const edits: TextEdit[] = [];
  for (
    let at = text.indexOf(from, valueRange.from);
    at !== -1 && at + from.length <= valueRange.to;
    at = text.indexOf(from, at + from.length)
  ) {
    edits.push({ from: at, to: at + from.length, insert: to });
  }
  return edits;
}

/** Whether after the edits the field reads as wanted, and every other one as before. */
function reads(text: string, edits: readonly TextEdit[], key: string, value: FieldValue): boolean {
  const before = parseFrontMatter(text).fields;
  const after = parseFrontMatter(applyEdits(text, edits)).fields;
  const expected = before.map((field) => [field.key, field.key === key ? value : field.value]);
  return JSON.stringify(after.map((field) => [field.key, field.value])) === JSON.stringify(expected);
}
