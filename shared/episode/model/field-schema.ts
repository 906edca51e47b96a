import { matchesKey } from '../../config/match-key.ts';
import type { FieldSchema, FieldType, LibraryConfig } from '../../config/library-config.ts';
import { interpretDate, interpretDuration } from './interpret-value.ts';
import type { FieldValue } from './episode.ts';

const field = (type: FieldType, label: string, required = false): FieldSchema => ({ type, label, required });

/** The keys of the episodes that Rostrum was first made for; other libraries' fields are inferred from their files. */
const knownFields: ReadonlyMap<string, FieldSchema> = new Map(
  Object.entries({
    title: field('text', 'Title', true),
    subtitle: field('multiline', 'Subtitle'),
    date: field('date', 'Date', true),
    draft: field('boolean', 'Draft'),
    guests: field('people', 'Guests'),
    speakers: field('people', 'Speakers'),
    tags: field('list', 'Tags'),
    duration: field('duration', 'Duration'),
    iriss_episode_libsyn_url: field('url', 'Libsyn URL'),
    iriss_archive_libsyn_title: field('text', 'Libsyn title'),
    iriss_archive_libsyn_subtitle: field('multiline', 'Libsyn subtitle'),
    iriss_archive_libsyn_duration: field('duration', 'Libsyn duration'),
    iriss_archive_libsyn_publicationdate: field('date', 'Libsyn publication date'),
    iriss_archive_soundcloud_url: field('url', 'SoundCloud URL'),
    iriss_archive_website_pagetitle: field('text', 'Website page title'),
    iriss_archive_website_url: field('url', 'Website URL'),
    iriss_archive_website_date_of_recording: field('date', 'Date of recording'),
  }),
);

/** Keys that mean something to us, whatever library they are in. */
export const knownKeys: readonly string[] = [...knownFields.keys()];

/** What a field is: `rostrum.yaml` first, then the known keys, then what the value looks like. */
export function fieldSchemaFor(key: string, config: LibraryConfig, value: FieldValue = null): FieldSchema {
  return declaredSchema(key, config) ?? { type: inferFieldType([value]), required: false };
}

/** What `rostrum.yaml` or we ourselves say that a field is; null where neither does. */
export function declaredSchema(key: string, config: LibraryConfig): FieldSchema | null {
  return (Object.hasOwn(config.fields, key) ? config.fields[key] : knownFields.get(key)) ?? null;
}

/** The narrowest type that holds all the values; empty ones say nothing. */
export function inferFieldType(values: readonly FieldValue[]): FieldType {
  const filled = values.filter((value) => value !== null && value !== '');
  const all = (test: (value: FieldValue) => boolean) => filled.length > 0 && filled.every(test);
  const text = (test: (value: string) => boolean) => all((value) => typeof value === 'string' && test(value));
  if (all((value) => typeof value === 'boolean')) return 'boolean';
  if (all((value) => typeof value === 'number')) return 'number';
  if (all((value) => Array.isArray(value))) return 'list';
  if (text((value) => interpretDate(value) !== null)) return 'date';
  if (text((value) => interpretDuration(value) !== null)) return 'duration';
  if (text((value) => /^https?:\/\/\S+$/.test(value))) return 'url';
  if (filled.some((value) => typeof value === 'string' && (value.includes('\n') || value.length > 120)))
    return 'multiline';
  return 'text';
}

/** Whether `rostrum.yaml` freezes the key: history that the form locks and bulk operations leave alone. */
export function isFrozen(key: string, config: LibraryConfig): boolean {
  return config.frozen.some((glob) => matchesKey(glob, key));
}
