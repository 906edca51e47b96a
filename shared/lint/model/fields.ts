import type { FieldType, LibraryConfig } from '../../config/library-config.ts';
import { declaredSchema } from '../../episode/model/field-schema.ts';
import type { Field } from '../../episode/model/episode.ts';

/** What a field holds: as `rostrum.yaml` has it, else as its key says; null where neither tells. */
export function fieldKind(key: string, config: LibraryConfig): FieldType | null {
  const declared = declaredSchema(key, config);
  if (declared !== null) return declared.type;
  if (/(?:^|_)(?:date|publishdate|publicationdate|lastmod|pubdate)$|_date_|^date_/i.test(key)) return 'date';
  if (/(?:^|_)duration$/i.test(key)) return 'duration';
  if (/(?:^|_)(?:url|href)$/i.test(key)) return 'url';
  return null;
}

/** The value as written, if it is one plain value: without quotes, and nothing for lists and mappings. */
export function scalarText({ value, raw }: Field): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? raw.trim() : null;
}
