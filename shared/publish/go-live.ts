import { interpretDate } from '../episode/interpret-value.ts';
import type { FieldValue, FrontMatter } from '../episode/model.ts';

/** What Hugo would make of a page by its front matter. `at` is an instant; `day` marks one that was given as a day alone. */
export type GoLive =
  | { readonly kind: 'live' }
  | { readonly kind: 'draft' }
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'expired'; readonly at: Date };

/** What decides whether Hugo shows a page: none of it depends on the time at which it is asked. */
export interface LiveDates {
  readonly draft: boolean;
  /** Milliseconds since 1970; null where no date is given that Hugo reads. */
  readonly from: number | null;
  readonly until: number | null;
}

// Hugo's defaults, https://gohugo.io/configuration/front-matter/#dates: the first of these keys that is there counts.
const fromKeys = ['publishdate', 'pubdate', 'published', 'date'];
const untilKeys = ['expirydate', 'unpublishdate'];

/** @param timeZone IANA name, for dates without an offset, as Hugo's `timeZone` */
export function readLiveDates({ fields }: FrontMatter, timeZone: string): LiveDates {
  const values = new Map(fields.map(({ key, value }) => [key.toLowerCase(), value]));
  const first = (keys: readonly string[]) => {
    for (const key of keys) {
      const value = values.get(key);
      const date = typeof value === 'string' ? interpretDate(value) : null;
      if (date !== null) return date.hasZone ? date.instant.getTime() : inTimeZone(date.instant.getTime(), timeZone);
    }
    return null;
  };
  return { draft: meansTrue(values.get('draft')), from: first(fromKeys), until: first(untilKeys) };
}

/** As Hugo casts the value of `draft`: `true`, and texts and numbers that Go's `ParseBool` takes for it. */
function meansTrue(value: FieldValue | undefined): boolean {
  return ['true', 'True', 'TRUE', 't', 'T', '1'].includes(String(value));
}

/** Hugo leaves out drafts, pages whose time has not come, and pages whose time is over. */
export function goesLive({ draft, from, until }: LiveDates, now: Date): GoLive {
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
  }
}

function formatInstant(at: Date, timeZone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  return `${words.replace(' at ', ', ')} (${timeZone})`;
}

/** The instant at which clocks in `timeZone` show what `utc` shows in UTC. */
function inTimeZone(utc: number, timeZone: string): number {
  const offset = offsetAt(utc, timeZone);
  // Asked once more at the answer: the offset may change in between.
  return utc - offsetAt(utc - offset, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23', timeZone });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
  return shown - Math.floor(instant / 1000) * 1000;
}
