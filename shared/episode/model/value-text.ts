import type { FieldValue } from './episode.ts';

/** A front-matter value as a table shows it: lists with commas, nothing for null, maps as JSON. */
export function valueText(value: FieldValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
