import slugify from '@sindresorhus/slugify';
import type { FieldType, LibraryConfig } from '../config/library-config.ts';
import { fieldSchemaFor, inferFieldType, isFrozen } from '../episode/model/field-schema.ts';
import { interpretDate } from '../episode/model/interpret-value.ts';
import { peopleRoleOf } from '../episode/people/people-keys.ts';
import type { Episode, Field, FieldValue, FrontMatterFormat, HouseStyle } from '../episode/model/episode.ts';
import { houseTimedForm, timedFormOf, type TimedForm } from '../operations/timed-form.ts';
import { houseTurnForm, turnFormOf, type TurnForm } from '../operations/turn-form.ts';
import { ownValue } from '../own-value.ts';
import { localTime } from './print-date.ts';

/** What a new episode's field holds: `same-as` follows what the editor writes; `empty` is for the editor to fill in. */
export type FieldFill =
  | { readonly kind: 'same-as'; readonly source: 'title' | 'date' | 'slug' }
  | { readonly kind: 'people'; readonly who: 'guests' | 'hosts' | 'everybody' }
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'empty' };

export interface FieldHabit {
  readonly key: string;
  readonly type: FieldType;
  readonly fill: FieldFill;
  /** How the value is written: `""`, `''` or nothing around a scalar, `[]` or what leads to the first item of a list. */
  readonly form: string;
  /** For dates: every digit as 0. */
  readonly dateForm: string | null;
}

/** How a library writes its episodes, as its newer ones show it. */
export interface Habits {
  /** Every key that a new episode has, in order. Frozen keys are history, and not among them. */
  readonly fields: readonly FieldHabit[];
  /** What front matter is written in. */
  readonly format: FrontMatterFormat;
  readonly houseStyle: HouseStyle;
  /** `{slug}.md`, `{year}/{date}-{slug}.md`, `{slug}/index.md`. */
  readonly path: string;
  /** Time of day at which episodes are dated, `09:00:00`. */
  readonly timeOfDay: string;
  /** Who speaks in nearly every episode. */
  readonly hosts: readonly string[];
  /** What stands between the front matter and the legend, and between a label and its name there. */
  readonly lead: string;
  readonly separator: string;
  /** What stands in front of a label, and between it and the words. */
  readonly turn: Pick<TurnForm, 'before' | 'after'>;
  /** How turns carry their times; null where they have none, which then live beside the episode. */
  readonly timed: TimedForm | null;
}

/** An episode of the library, as evidence. */
export interface PeerEpisode {
  /** Relative to the library, with `/`. */
  readonly path: string;
  readonly episode: Episode;
}

/**
 * Reads the habits off episodes.
 * @param peers the library's newer episodes, the newest first; from none come the usual habits
 */
export function readHabits(peers: readonly PeerEpisode[], config: LibraryConfig): Habits {
  const readable = peers.filter(({ episode }) => episode.frontMatter.status === 'ok');
  const newest = readable[0]?.episode;
  const legend = readable.find(({ episode }) => episode.legend.length > 0)?.episode;
  const first = newest?.blocks[0];
  const entry = legend?.legend[0];
  const houseStyle = config.houseStyle ?? mostFrequent(peers.map(({ episode }) => episode.houseStyle)) ?? 'initials';
  return {
    format: mostFrequent(readable.map(({ episode }) => episode.frontMatter.format)) ?? 'yaml',
    fields: orderKeys(readable, config).map((key) => readFieldHabit(key, readable, config)),
    houseStyle,
    path: mostFrequent(readable.map(templateOf)) ?? '{slug}.md',
    timeOfDay: mostFrequent(readable.map(({ episode }) => timeOfDay(episode, config.timeZone))) ?? '00:00:00',
    hosts: findHosts(peers),
    lead:
      newest !== undefined &&
      first !== undefined &&
      newest.text.slice(newest.frontMatter.range.to, first.range.from) === ''
        ? ''
        : '\n',
    separator:
      legend !== undefined && entry !== undefined
        ? legend.text.slice(entry.labelRange.to, entry.nameRange.from)
        : ' - ',
    ...readTurnForms(
      peers.map(({ episode }) => episode),
      houseStyle,
    ),
  };
}

/** Times count as a habit where most episodes have them. */
function readTurnForms(episodes: readonly Episode[], houseStyle: HouseStyle): Pick<Habits, 'turn' | 'timed'> {
  const alike = episodes.filter((episode) => episode.houseStyle === houseStyle && episode.turns.length > 0);
  const [sample] = alike;
  const timed = alike.flatMap((episode) => timedFormOf(episode) ?? []);
  if (sample === undefined) return { turn: houseTurnForm(houseStyle), timed: houseTimedForm(houseStyle) };
  const { before, after } = turnFormOf(sample);
  return { turn: { before, after }, timed: timed.length * 2 > alike.length ? timed[0]! : null };
}

/** Most of those who tell say the same; null where nobody does. */
function mostFrequent<T extends string>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most: T | null = null;
  for (const [value, count] of counts) if (most === null || count > counts.get(most)!) most = value;
  return most;
}

const isMost = (count: number, of: number) => count > 0 && count * 4 >= of * 3;

/** Keys that more than half of the episodes have, and those that every episode must have, in the order of the newest episodes. */
function orderKeys(peers: readonly PeerEpisode[], config: LibraryConfig): string[] {
  const counts = new Map<string, number>();
  for (const { episode } of peers)
    for (const { key } of episode.frontMatter.fields) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isKept = (key: string) =>
    !isFrozen(key, config) && counts.get(key)! * 2 > peers.length && isWritable(valuesOf(peers, key));
  const ordered: string[] = [];
  for (const { episode } of peers) {
    let before = -1;
    for (const { key } of episode.frontMatter.fields) {
      if (!isKept(key)) continue;
      if (!ordered.includes(key)) ordered.splice(before + 1, 0, key);
      before = ordered.indexOf(key);
    }
  }
  const required = [
    'title',
    'date',
    ...Object.keys(config.fields).filter((key) => config.fields[key]!.required && !isFrozen(key, config)),
  ];
  const missing = required.filter((key) => !ordered.includes(key));
  // With no episode to learn from, a new one is a draft.
  if (peers.length === 0) missing.push('draft');
  const leading = missing.filter((key) => key === 'title');
  return [...leading, ...ordered, ...new Set(missing.filter((key) => key !== 'title'))];
}

/** Maps, and lists of maps, are not made up. */
function isWritable(values: readonly FieldValue[]): boolean {
  return values.every(
    (value) =>
      value === null ||
      typeof value !== 'object' ||
      (Array.isArray(value) && value.every((item) => typeof item !== 'object')),
  );
}

function fieldsOf(
  peers: readonly PeerEpisode[],
  key: string,
): { readonly episode: Episode; readonly path: string; readonly field: Field }[] {
  return peers.flatMap(({ path, episode }) => {
    const field = episode.frontMatter.fields.find((candidate) => candidate.key === key);
    return field === undefined ? [] : [{ path, episode, field }];
  });
}

const valuesOf = (peers: readonly PeerEpisode[], key: string) => fieldsOf(peers, key).map(({ field }) => field.value);

function textOf({ frontMatter }: Episode, key: string): string | null {
  const value = frontMatter.fields.find((field) => field.key === key)?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}

function readFieldHabit(key: string, peers: readonly PeerEpisode[], config: LibraryConfig): FieldHabit {
  const known = fieldsOf(peers, key);
  const values = known.map(({ field }) => field.value);
  const declared = fieldSchemaFor(key, config).type;
  const type =
    declared === 'people'
      ? typeof values.find((value) => value !== null && value !== '') === 'string'
        ? 'text'
        : 'list'
      : declared === 'text' && ownValue(config.fields, key) === undefined
        ? inferFieldType(values)
        : declared;
  const sample = known.find(({ field }) => typeof field.value === 'string' && field.value !== '')?.field;
  const list = known.find(({ field }) => Array.isArray(field.value) && field.value.length > 0);
  return {
    key,
    type,
    fill: readFill(key, type, known, config),
    form: type === 'list' ? listForm(list) : type === 'number' || type === 'boolean' ? '' : scalarForm(sample?.raw),
    dateForm: type === 'date' ? (interpretDate(String(sample?.value ?? ''))?.form ?? null) : null,
  };
}

function readFill(
  key: string,
  type: FieldHabit['type'],
  known: ReturnType<typeof fieldsOf>,
  config: LibraryConfig,
): FieldFill {
  if (key === 'title' || key === 'date' || key === 'slug') return { kind: 'same-as', source: key };
  if (key === 'draft') return { kind: 'constant', value: 'true' };
  const role = type === 'text' || type === 'list' ? peopleRoleOf(key, config) : null;
  if (role !== null && role !== 'other') return { kind: 'people', who: role === 'everybody' ? role : `${role}s` };
  // An address is never made up, not even one that many episodes share.
  if (type === 'url') return { kind: 'empty' };
  const filled = known.filter(({ field: { value } }) => value !== null && value !== '');
  const agree = (test: (entry: (typeof filled)[number], value: string) => boolean) =>
    isMost(
      filled.filter((entry) => typeof entry.field.value === 'string' && test(entry, entry.field.value)).length,
      filled.length,
    );
  if (agree(({ episode }, value) => value === textOf(episode, 'title'))) return { kind: 'same-as', source: 'title' };
  if (type === 'date' && agree(({ episode }, value) => isSameDate(value, textOf(episode, 'date'))))
    return { kind: 'same-as', source: 'date' };
  if (agree(({ episode }, value) => value === slugify(textOf(episode, 'title') ?? '')))
    return { kind: 'same-as', source: 'slug' };
  const [one] = filled;
  const isShared =
    filled.length >= 3 &&
    filled.length === known.length &&
    filled.every(({ field }) => JSON.stringify(field.value) === JSON.stringify(one!.field.value));
  if (!isShared || type === 'date' || type === 'duration' || type === 'multiline') return { kind: 'empty' };
  const { value } = one!.field;
  return { kind: 'constant', value: Array.isArray(value) ? value.join(', ') : String(value) };
}

function isSameDate(value: string, date: string | null): boolean {
  const [a, b] = [interpretDate(value), interpretDate(date ?? '')];
  return (
    a !== null &&
    b !== null &&
    (a.instant.getTime() === b.instant.getTime() || value.slice(0, 10) === date!.slice(0, 10))
  );
}

function scalarForm(raw: string | undefined): string {
  if (raw === undefined || raw.startsWith('"') || /^[|>]/.test(raw)) return '""';
  return raw.startsWith("'") ? "''" : '';
}

function listForm(sample: ReturnType<typeof fieldsOf>[number] | undefined): string {
  if (sample === undefined) return '\n  ';
  const { episode, field } = sample;
  if (field.raw.startsWith('[')) return '[]';
  const lead = episode.text.slice(field.keyRange.to + 1, field.valueRange.from);
  return `\n${/\n([ \t]*)$/.exec(lead)?.[1] ?? '  '}`;
}

/** A path with its slug, date and year as placeholders; null where the title is not in it. */
function templateOf({ path, episode }: PeerEpisode): string | null {
  const slug = slugify(textOf(episode, 'title') ?? '');
  if (slug === '') return null;
  const parts = path.split('/');
  const at = parts.findLastIndex((part) => part.includes(slug));
  // The name holds the title, or its folder does, above an `index.md`.
  if (at < parts.length - 2 || (at === parts.length - 2 && !/^index\.\w+$/.test(parts.at(-1)!))) return null;
  const day = textOf(episode, 'date')?.slice(0, 10);
  const template = parts
    .map((part, index) => (index === at ? part.replace(slug, '{slug}') : part === day?.slice(0, 4) ? '{year}' : part))
    .join('/');
  const dated = day === undefined ? template : template.replace(day, '{date}');
  // What else stands in the name belongs to that one episode: a number, a word.
  const name = dated.split('/')[at]!;
  return /^(\{date\}[-_])?\{slug\}(\.(?:md|markdown|mdown|mdx|txt))?$/.test(name) ? dated : null;
}

function timeOfDay(episode: Episode, timeZone: string): string | null {
  const date = interpretDate(textOf(episode, 'date') ?? '');
  return date === null ? null : localTime(date, timeZone).slice(11);
}

function findHosts(peers: readonly PeerEpisode[]): string[] {
  if (peers.length < 2) return [];
  const counts = new Map<string, number>();
  for (const { episode } of peers)
    for (const { name, turns } of episode.speakers)
      if (name !== null && turns > 0) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1 && isMost(count, peers.length)).map(([name]) => name);
}
