import type { FrontMatter } from '../episode/model/episode.ts';
import { castToBoolean, castToInstant, hugoValue, type HugoAge } from './hugo-values.ts';

/** What one version of Hugo would make of a page by its front matter. `at` is an instant. */
type Life = { readonly kind: 'live' } | { readonly kind: 'draft' } | { readonly kind: 'later' | 'expired'; readonly at: Date };

/**
 * What Hugo would make of a page. `depends`: its versions do not agree. `stops`: versions before 0.135 pass over a date
 * that they cannot read, later ones do not build the site.
 */
export type GoLive =
  | Life
  | { readonly kind: 'depends'; readonly older: Life; readonly newer: Life; readonly isKnownSince: boolean }
  | { readonly kind: 'stops'; readonly unread: UnreadDate; readonly older: Life };

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
  /** What versions before 0.152 read, where that is something else. */
  readonly older: Reading | null;
  /** Whether they differ in how they read YAML, which changed with 0.152, and not only in how they take numbers. */
  readonly isYaml: boolean;
  readonly unread: UnreadDate | null;
}

// Hugo's defaults with their aliases, https://gohugo.io/configuration/front-matter/#dates: the first that is read counts.
const publishKeys = ['publishdate', 'pubdate', 'published', 'date'];
const expiryKeys = ['expirydate', 'unpublishdate'];
/** Kept for what they are: whether a page is shown does not depend on them. */
const otherKeys = [['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'], ['lastmod', 'modified', 'date', 'publishdate', 'pubdate', 'published']];

/** The year 1, which is no date to Go. */
const zero = -62_135_596_800_000;

/** @param timeZone IANA name, for dates without an offset, as Hugo's `timeZone` */
export function readLiveDates(frontMatter: FrontMatter, timeZone: string): LiveDates {
  const { fields, format } = frontMatter;
  // Hugo does not tell capitals in keys; of two that differ in nothing else, either may count.
  const byKey = new Map(fields.map((field) => [field.key.toLowerCase(), field]));
  const read = (age: HugoAge) => {
    const valueOf = (key: string) => {
      const field = byKey.get(key);
      return field === undefined ? null : hugoValue(field, frontMatter, age);
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
        const instant = castToInstant(value, timeZone);
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
  const { reading: older } = read('older');
  const differ = JSON.stringify(older) !== JSON.stringify(newer.reading);
  const isNumber = ['draft', 'published'].some((key) => ['integer', 'number'].includes(byKey.has(key) ? hugoValue(byKey.get(key)!, frontMatter, 'newer').kind : ''));
  return { ...newer.reading, older: differ ? older : null, isYaml: differ && !isNumber, unread: newer.unread };
}

/** Whether any version of Hugo takes the page for a draft. */
export function isDraft({ draft, older }: LiveDates): boolean {
  return draft || older?.draft === true;
}

/** Hugo leaves out drafts, pages whose time has not come, and pages whose time is over. */
export function goesLive(dates: LiveDates, now: Date): GoLive {
  const newer = lifeOf(dates, now);
  const older = dates.older === null ? newer : lifeOf(dates.older, now);
  if (dates.unread !== null) return { kind: 'stops', unread: dates.unread, older };
  return JSON.stringify(older) === JSON.stringify(newer) ? newer : { kind: 'depends', older, newer, isKnownSince: dates.isYaml };
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
      const [older, newer] = live.isKnownSince ? ['Hugo before 0.152', 'Hugo 0.152 and later'] : ['Older versions of Hugo', 'Newer versions of Hugo'];
      return `${describeGoLive(live.older, timeZone)} (${older}); ${lowerFirst(describeGoLive(live.newer, timeZone))} (${newer})`;
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
  const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  return `${words.replace(' at ', ', ')} (${timeZone})`;
}
