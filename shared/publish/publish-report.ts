import { describeRefusals } from './describe-refusals.ts';
import { outcomeOf, type ItemOutcome } from './left-behind.ts';
import { printTranscriptTag } from './outputs.ts';
import type { LeftOut, PlanItem, PublishStatus } from './plan-item.ts';
import type { PublishResult } from './outcome.ts';
import { countOf } from '../text/count-of.ts';

/** A publish on record, to be kept: what was planned, what became of it, and what it meant. */
export interface PublishReport {
  /** ISO. */
  readonly at: string;
  readonly library: string;
  readonly site: string;
  /** Only planned: nothing was written. */
  readonly dryRun: boolean;
  readonly commit: string | null;
  readonly counts: Readonly<Record<PublishStatus, number>> & { readonly written: number; readonly failed: number };
  readonly items: readonly ReportedItem[];
  readonly leftOut: readonly LeftOut[];
}

export interface ReportedItem extends PlanItem {
  readonly outcome: ItemOutcome;
  /** Why it was not written, where that was tried. */
  readonly failure: string | null;
  /** What the change means, in words; nothing for what is new. */
  readonly meaning: readonly string[];
  /** Lines for the podcast's feed. */
  readonly feed: readonly string[];
}

export interface ReportInput {
  readonly at: Date;
  readonly library: string;
  readonly site: string;
  readonly baseUrl: string | undefined;
  readonly items: readonly PlanItem[];
  readonly leftOut: readonly LeftOut[];
  /** Null where it was only planned. */
  readonly result: PublishResult | null;
  readonly commit: string | null;
  /** What was changed on pages, by source. */
  readonly meanings: ReadonlyMap<string, readonly string[]>;
}

/** What became of each episode of a plan, and its lines for the feed. */
export function makeReport({
  at,
  library,
  site,
  baseUrl,
  items,
  leftOut,
  result,
  commit,
  meanings,
}: ReportInput): PublishReport {
  const written = new Set(result?.written);
  const failures = new Map(result?.failed.map(({ source, reason }) => [source, reason]));
  const outcome = outcomeOf(result);
  const reported = items.map((item): ReportedItem => ({
    ...item,
    outcome: outcome(item),
    failure: failures.get(item.source) ?? null,
    meaning: meanings.get(item.source) ?? [],
    feed: feedLines(item, baseUrl),
  }));
  const count = (status: PublishStatus) => items.filter((item) => item.status === status).length;
  const counts = {
    new: count('new'),
    changed: count('changed'),
    identical: count('identical'),
    conflict: count('conflict'),
    blocked: count('blocked'),
    written: written.size,
    failed: failures.size,
  };
  return { at: at.toISOString(), library, site, dryRun: result === null, commit, counts, items: reported, leftOut };
}

/**
 * What a podcast's feed says of an episode's transcripts, a line each. Hugo serves what is in `static` from its root.
 */
export function feedLines(
  { outputs, language }: Pick<PlanItem, 'outputs' | 'language'>,
  baseUrl: string | undefined,
): string[] {
  return outputs.flatMap(({ format, target, status }) => {
    if (format === 'md' || target === null || status === 'refused' || status === 'blocked') return [];
    const path = target
      .replace(/^static\//, '')
      .split('/')
      .map(encodeURIComponent)
      .join('/');
    return [printTranscriptTag(`${(baseUrl ?? '').replace(/\/+$/, '')}/${path}`, format, language ?? null)];
  });
}

/** Whether a line for the feed has no whole address, because nobody said where the website is. */
export const lacksSite = (line: string): boolean => line.includes(' url="/');

export const siteless = 'The addresses lack the website’s own: name it as “baseUrl” under “publish” in rostrum.yaml.';

/** The report as markdown, what wants looking at first. */
export function printReport(report: PublishReport): string {
  const { counts, items, leftOut, commit, site, at, dryRun } = report;
  const of = (...outcomes: readonly ReportedItem['outcome'][]) =>
    items.filter(({ outcome }) => outcomes.includes(outcome));
  const titled = ({ title, source }: ReportedItem) => `**${escape(title)}** (\`${source}\`)`;
  const bullets = (list: readonly ReportedItem[], say: (item: ReportedItem) => readonly string[]) =>
    list
      .map(
        (item) =>
          `- ${titled(item)}${say(item)
            .map((line) => `\n  - ${escape(line)}`)
            .join('')}`,
      )
      .join('\n');
  const fed = items.filter(({ feed, outcome }) => feed.length > 0 && (dryRun || outcome === 'written'));
  const sections: readonly (readonly [string, string])[] = [
    ['Not written', bullets(of('failed'), ({ failure }) => [failure!])],
    [
      dryRun ? 'Would need a decision, or is blocked' : 'Left as it was',
      bullets(
        of('left').filter(({ status }) => !dryRun || status === 'conflict' || status === 'blocked'),
        ({ status, reasons }) => [status, ...reasons],
      ),
    ],
    [
      dryRun ? 'Would be written' : 'Written',
      bullets(
        dryRun ? of('left').filter(({ status }) => status === 'new' || status === 'changed') : of('written'),
        ({ status, meaning, life, outputs }) => [
          ...(status === 'new' ? ['new'] : meaning.length > 0 ? meaning : ['changed']),
          ...(life === null || life.kind === 'live' ? [] : [life.words]),
          ...describeRefusals(outputs),
        ],
      ),
    ],
    ['Left out', leftOut.map(({ source, reason }) => `- \`${source}\`: ${escape(reason)}`).join('\n')],
    [
      'For the feed',
      [
        ...(fed.some(({ feed }) => feed.some(lacksSite)) ? [siteless] : []),
        ...fed.map((item) => `${escape(item.title)}\n\n\`\`\`xml\n${item.feed.join('\n')}\n\`\`\``),
      ].join('\n\n'),
    ],
  ];
  const summary = dryRun
    ? `A plan: ${counts.new} new, ${counts.changed} changed, ${counts.identical} identical, ${counts.conflict} in conflict, ${counts.blocked} blocked. Nothing was written.`
    : `${countOf(counts.written, 'file')} written${counts.failed > 0 ? `, ${counts.failed} not` : ''}${commit === null ? '' : `; committed as ${commit.slice(0, 10)}`}.`;
  return `# Published on ${at.slice(0, 10)}\n\n${summary}\n\nInto \`${site}\`, from \`${report.library}\`.\n${sections
    .filter(([, body]) => body !== '')
    .map(([heading, body]) => `\n## ${heading}\n\n${body}\n`)
    .join('')}`;
}

function escape(text: string): string {
  return text.replace(/[\\*_`[\]<]/g, '\\$&');
}
