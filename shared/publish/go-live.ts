import type { Field, FrontMatter } from '../episode/model/episode.ts';
import { hugoFields } from '../episode/front-matter/hugo-keys.ts';
import { castToBoolean, castToInstant, hugoValue, type HugoAge, type HugoValue } from './hugo-values.ts';

/** What one version of Hugo would make of a page by its front matter. `at` is an instant. */
type Life =
  { readonly kind: 'live' } | { readonly kind: 'draft' } | { readonly kind: 'later' | 'expired'; readonly at: Date };

/**
 * What Hugo would make of a page. `depends`: it makes one or the other of it. `stops`: versions before 0.135 pass over a date
 * that they cannot read, later ones do not build the site.
 */
export type GoLive =
  | Life
  | { readonly kind: 'depends'; readonly on: Difference; readonly older: Life; readonly newer: Life }
  | { readonly kind: 'stops'; readonly unread: UnreadDate; readonly older: Life };

/**
 * On what it depends which of two lives a page has: on the version of Hugo, where they differ in how they read YAML (which
 * changed with 0.152) or in how they take numbers; or on chance, where two keys differ in nothing but capitals.
 */
type Difference = 'yaml' | 'number' | 'chance';

/** A date that Hugo looks at and cannot read. */
export interface UnreadDate {
  readonly key: string;
  /** As it is written. */
  readonly written: string;
}

interface Reading {
  readonly draft: boolean;
  /** Milliseconds since 1970; null where no date is given that Hugo reads. */
  readonly from: number | null;
  readonly until: number | null;
}

/** What decides whether Hugo shows a page: none of it depends on the time at which it is asked. */
export interface LiveDates extends Reading {
  /** What Hugo may read instead, and when; null where it reads the same in any case. */
  readonly other: { readonly on: Difference; readonly reading: Reading } | null;
  readonly unread: UnreadDate | null;
}

// Hugo's defaults with their aliases, https://gohugo.io/configuration/front-matter/#dates: the first that is read counts.
const publishKeys = ['publishdate', 'pubdate', 'published', 'date'];
const expiryKeys = ['expirydate', 'unpublishdate'];
/** Kept for what they are: whether a page is shown does not depend on them. */
const otherKeys = [
  ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'],
  ['lastmod', 'modified', 'date', 'publishdate', 'pubdate', 'published'],
];

/** The year 1, which is no date to Go. */
const zero = -62_135_596_800_000;

/** @param timeZone IANA name, for dates without an offset, as Hugo's `timeZone` */
export function readLiveDates(frontMatter: FrontMatter, timeZone: string): LiveDates {
  const { fields, format } = frontMatter;
  const alike = hugoFields(fields);
  // Each value is looked at for several keys and by several versions, and parsing it takes most of the time.
  const valueIn = {
    newer: once((field: Field) => hugoValue(field, frontMatter, 'newer')),
    older: once((field: Field) => hugoValue(field, frontMatter, 'older')),
  };
  const instantOf = once((value: HugoValue) => castToInstant(value, timeZone));
  const read = (age: HugoAge, pick: 0 | -1 = 0) => {
    const byKey = new Map([...alike].map(([key, one]) => [key, one.at(pick)!]));
    const valueOf = (key: string) => {
      const field = byKey.get(key);
      return field === undefined ? null : valueIn[age](field);
    };
    const booleanOf = (key: string) => {
      const value = valueOf(key);
      return value === null ? null : castToBoolean(value, format, age);
    };
    const unread: UnreadDate[] = [];
    const first = (keys: readonly string[]): number | null => {
      for (const key of keys) {
        const value = valueOf(key);
        if (value === null || value.kind === 'nothing' || (value.kind === 'text' && value.value === '')) continue;
        const instant = instantOf(value);
        if (instant !== null) return instant === zero ? null : instant;
        const field = byKey.get(key)!;
        unread.push({ key: field.key, written: value.kind === 'text' ? value.value : field.raw });
      }
      return null;
    };
    const reading: Reading = {
      draft: byKey.has('draft') ? booleanOf('draft') === true : booleanOf('published') === false,
      from: first(publishKeys),
      until: first(expiryKeys),
    };
    for (const keys of otherKeys) first(keys);
    return { reading, unread: unread[0] ?? null };
  };
  const newer = read('newer');
  const differs = (reading: Reading) => JSON.stringify(reading) !== JSON.stringify(newer.reading);
  const [{ reading: last }, { reading: older }] = [read('newer', -1), read('older')];
  const kindOf = (key: string) => (alike.has(key) ? valueIn.newer(alike.get(key)![0]!).kind : 'nothing');
  const isNumber = ['draft', 'published'].some((key) => ['integer', 'number'].includes(kindOf(key)));
  const other: LiveDates['other'] = differs(last)
    ? { on: 'chance', reading: last }
    : differs(older)
      ? { on: isNumber ? 'number' : 'yaml', reading: older }
      : null;
  return { ...newer.reading, other, unread: newer.unread };
}

/** The same answer without working it out again, for each thing that is asked about. */
function once<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key)!;
  };
}

/** Whether Hugo may take the page for a draft. */
export function isDraft({ draft, other }: LiveDates): boolean {
  return draft || other?.reading.draft === true;
}

/** Hugo leaves out drafts, pages whose time has not come, and pages whose time is over. */
export function goesLive(dates: LiveDates, now: Date): GoLive {
  const newer = lifeOf(dates, now);
  const { other } = dates;
  const older = other === null ? newer : lifeOf(other.reading, now);
  if (dates.unread !== null) return { kind: 'stops', unread: dates.unread, older };
  return other === null || JSON.stringify(older) === JSON.stringify(newer)
    ? newer
    : { kind: 'depends', on: other.on, older, newer };
}

function lifeOf({ draft, from, until }: Reading, now: Date): Life {
  if (draft) return { kind: 'draft' };
  if (until !== null && until < now.getTime()) return { kind: 'expired', at: new Date(until) };
  if (from !== null && from > now.getTime()) return { kind: 'later', at: new Date(from) };
  return { kind: 'live' };
}

/** `Live on 3 May 2027, 09:00 (Europe/London)`, as a remark on a page. */
export function describeGoLive(live: GoLive, timeZone: string): string {
  switch (live.kind) {
    case 'live':
      return 'Live as soon as the site is built';
    case 'draft':
      return 'A draft: the site leaves it out';
    case 'later':
      return `Live on ${formatInstant(live.at, timeZone)}`;
    case 'expired':
      return `Expired on ${formatInstant(live.at, timeZone)}: the site leaves it out`;
    case 'depends': {
      const [one, other] = [describeGoLive(live.older, timeZone), lowerFirst(describeGoLive(live.newer, timeZone))];
      if (live.on === 'chance')
        return `${one}, or ${other}: two keys differ only in capitals, and Hugo reads one by chance`;
      const [older, newer] =
        live.on === 'yaml'
          ? ['Hugo before 0.152', 'Hugo 0.152 and later']
          : ['Older versions of Hugo', 'Newer versions of Hugo'];
      return `${one} (${older}); ${other} (${newer})`;
    }
    case 'stops': {
      const { key, written } = live.unread;
      return `${describeGoLive(live.older, timeZone)} (Hugo before 0.135, which passes over “${key}”); Hugo 0.135 and later stop the build: “${written}” in “${key}” is no date to Hugo`;
    }
  }
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function formatInstant(at: Date, timeZone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);
  return `${words.replace(' at ', ', ')} (${timeZone})`;
}

/** What Hugo would make of a page now, for the list and the plan. */
export function describeLife(dates: LiveDates, now: Date, timeZone: string): { kind: GoLive['kind']; words: string } {
  const live = goesLive(dates, now);
  return { kind: live.kind, words: describeGoLive(live, timeZone) };
}
