import { stringify } from 'yaml';
import { parseFrontMatter } from '../episode/front-matter/read-front-matter.ts';
import { interpretDate } from '../episode/model/interpret-value.ts';
import type { FieldValue } from '../episode/model/episode.ts';
import type { PageField } from '../formats/model/timed-transcript.ts';
import type { Habits } from '../new-episode/habits.ts';
import type { NewEpisode } from '../new-episode/plan-new-episode.ts';

/** What the front matter of an imported page gives the new episode. */
export interface PageFieldsPlan extends Required<Pick<NewEpisode, 'fields' | 'entries'>> {
  /** What an editor should know of them, in words. */
  readonly notes: readonly string[];
}

/** Keys under which pages have the day on which they came out, the usual one first. */
const dateKeys = [
  'date',
  'published',
  'pubDate',
  'pubdate',
  'publishDate',
  'publish_date',
  'published_at',
  'datePublished',
  'publishedAt',
  'release_date',
  'releaseDate',
];

/**
 * Values of a page's front matter for a new episode, title and date apart. Fields that the library's episodes have are
 * written as they have them; any other is kept as it stands.
 */
export function planPageFields(fields: readonly PageField[], habits: Pick<Habits, 'fields'>): PageFieldsPlan {
  const own = new Map<string, string>();
  const entries: { key: string; yaml: string }[] = [];
  const unknown: string[] = [];
  const notes: string[] = [];
  for (const field of fields) {
    const { key, value } = field;
    if (key === 'title' || (key === 'date' && readDay(value) !== null)) continue;
    if (key === 'speakers' && !isPlainList(value)) {
      notes.push('“speakers” of the file was left out: who speaks is told by the labels.');
      continue;
    }
    const habit = habits.fields.find((candidate) => candidate.key === key);
    const text = habit === undefined ? null : textFor(value, habit.type === 'list');
    if (text !== null) own.set(key, text);
    else entries.push({ key, yaml: yamlOf(field) });
    if (habit === undefined) unknown.push(key);
  }
  if (unknown.length > 0)
    notes.push(`Kept from the file’s front matter, though other episodes have no such field: ${unknown.join(', ')}.`);
  return { fields: Object.fromEntries(own), entries, notes };
}

/** The day, or day and time, of a page by its own front matter; null where it tells none that can be read. */
export function dateOfPage(fields: readonly PageField[]): string | null {
  for (const key of dateKeys) {
    const date = readDay(fields.find((field) => field.key === key)?.value);
    if (date !== null) return date;
  }
  return null;
}

function readDay(value: FieldValue | undefined): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (interpretDate(text) !== null) return text;
  // A month in letters leaves no doubt which number is the day.
  const instant =
    /^(?:\p{L}{3,9},? )?(?:\d{1,2}(?:st|nd|rd|th)?\.? \p{L}{3,9}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?),? \d{4}$/u.test(
      text,
    )
      ? Date.parse(`${text.replace(/(?<=\d)(?:st|nd|rd|th)/, '')} UTC`)
      : NaN;
  return Number.isNaN(instant) ? null : new Date(instant).toISOString().slice(0, 10);
}

function isPlainList(value: FieldValue): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
}

/** As a form takes it: lists by commas, where no item has one. Null for what has no such form. */
function textFor(value: FieldValue, isList: boolean): string | null {
  if (value === null) return '';
  if (typeof value !== 'object') return isList === String(value).includes(',') && isList ? null : String(value);
  const items: readonly unknown[] | null = Array.isArray(value) ? value : null;
  return isList &&
    items !== null &&
    items.every((item) => (typeof item === 'string' || typeof item === 'number') && !String(item).includes(','))
    ? items.join(', ')
    : null;
}

/** The lines of the file where they say the same alone: an alias needs its anchor. */
function yamlOf({ key, value, yaml }: PageField): string {
  if (yaml !== null) {
    const [alone] = parseFrontMatter(`---\n${yaml}---\n`).fields;
    if (alone?.key === key && JSON.stringify(alone.value) === JSON.stringify(value)) return yaml;
  }
  return stringify({ [key]: value });
}
