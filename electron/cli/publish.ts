import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { outputFormat, outputFormats, type OutputFormat } from '../../shared/config/publish-config.ts';
import type { LeftOut, PublishPlan, PublishStatus } from '../../shared/publish/plan-item.ts';
import type { PublishResult } from '../../shared/publish/outcome.ts';
import { RostrumError } from '../../shared/failure.ts';
import { publishMessage } from '../../shared/publish/commit-message.ts';
import { isReady } from '../../shared/publish/choose-items.ts';
import { findRefusals } from '../../shared/publish/describe-refusals.ts';
import { describeWritten } from '../../shared/git/describe-written.ts';
import { groupBy } from '../../shared/group-by.ts';
import { printReport } from '../../shared/publish/publish-report.ts';
import { groupAlikePages } from '../../shared/publish/alike-pages.ts';
import { isCovered, takeOverKinds, type TakeOverKind } from '../../shared/publish/page-conflict.ts';
import { nameSome, sayOnce } from '../../shared/publish/said-once.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { describeFileError } from '../files/file-error.ts';
import { assertCommittable, commitFiles, toCommitOutcome } from '../git/commit.ts';
import { readRepositoryState } from '../git/repository-state.ts';
import { findRepository } from '../git/repository.ts';
import type { TrustedRepository } from '../git/trusted-repository.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import { configuredSite, type Library } from '../services/library/library.ts';
import { createPublisher, type Publisher } from '../services/publish/publish.ts';
import { publishedName } from '../services/site/published.ts';
import { confirmSite, isSiteConfirmed } from '../services/site/trust.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { alignColumns, elapsed, printJson } from './report.ts';
import { trustOption, trustForCommand } from './trust.ts';

interface PublishOptions {
  readonly to?: string;
  readonly view?: string;
  readonly only?: string;
  readonly formats?: readonly OutputFormat[];
  readonly whitespace?: boolean;
  readonly ready?: boolean;
  readonly takeOver?: readonly string[];
  readonly commit?: string | true;
  readonly branch?: string;
  readonly trust?: boolean;
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly json?: boolean;
}

/** What each kind of `--take-over` stands for. */
const kindWords: Readonly<Record<TakeOverKind, string>> = {
  'page-fields': 'fields that only the page has; they are lost',
  'field-values': 'fields with another value',
  'new-fields': 'fields that only the episode has; nothing is lost',
  comments: 'comments in the page’s front matter; they are lost',
  'field-form': 'front matter written in another way, with the same values; nothing is lost',
  speakers: 'who speaks',
  labels: 'the same speakers, labelled in another way',
  words: 'words',
  times: 'times',
  form: 'punctuation, markup or line breaks, and no word',
  'other-formats': 'captions and other formats',
  another: 'another page, which has little in common with the episode',
};

const help = `
What is new or changed is written together or not at all; a file that cannot be written is left out and named. What
differs in white space only needs --whitespace, and a page that was not published from here, or was changed since, needs
--take-over: with an episode for its page, or with kinds for all pages that differ in nothing else (where only what is
ready goes out, those of ready episodes). The plan lists the kinds that there are, with counts. All of it can be taken back: rostrum rollback SITE.

Kinds for --take-over, joined with commas:
${alignColumns(takeOverKinds.map((kind) => [`  ${kind}`, kindWords[kind]])).trimEnd()}

Exit codes: 0 everything is published as it should be; 1 something is blocked, in conflict, or could not be written or
committed; 2 wrong use, or settings that cannot be read.`;

/** `publish`: episodes into the website's repository. */
export const addPublish: AddCommand = (program, io, exit) => {
  program
    .command('publish')
    .description('publish episodes into the website’s repository, all as one')
    .argument('<library>')
    .option('--to <site>', 'the website’s folder; else the one that rostrum.yaml names')
    .option('--view <name>', 'only the episodes of a view that was saved in the window')
    .option('--only <glob>', 'only episodes whose path matches, such as "2023/*.md"')
    .option(
      '--formats <names>',
      `with commas: ${outputFormats.join(', ')}; else those that rostrum.yaml names`,
      readFormats,
    )
    .option('--whitespace', 'also what differs from the site in white space only')
    .option('--ready', 'only what is marked as ready, as “requireReady: true” in rostrum.yaml asks')
    .option('--no-ready', 'also what is not marked as ready, whatever rostrum.yaml asks')
    .option(
      '--take-over <kinds or episodes...>',
      'replace pages in conflict: those that differ in these kinds only, or those of these episodes',
    )
    .option(
      '--commit [message]',
      'commit what was written, now or before, in the site’s repository, and nothing else; without a message, one that lists the episodes',
    )
    .option('--branch <name>', 'with --commit: on this branch, made from here where it is new')
    .addOption(trustOption())
    .option('--dry-run', 'only tell what would be written')
    .option('--report <file>', 'keep a report: markdown, or JSON where the name ends in .json')
    .option('--json', 'for machines')
    .addHelpText('after', help)
    .action(async (library: string, options: PublishOptions) =>
      exit(
        await withLibrary(io, library, undefined, (opened) => publishLibrary(io, opened, options), {
          onlyReads: options.dryRun === true,
        }),
      ),
    );
};

/**
 * Which conflicts are taken over: an argument names an episode, or kinds joined with commas.
 * @param onlyReady whether kinds stand for episodes that are marked as ready alone
 * @throws RostrumError `bad-request` for one that is neither
 */
function findTakenOver({ items }: PublishPlan, wanted: readonly string[], onlyReady: boolean): string[] {
  const known = new Set<string>(takeOverKinds);
  const sources = new Set(items.map(({ source }) => source));
  const kinds = wanted
    .filter((name) => !sources.has(name))
    .flatMap((name) => name.split(',').map((kind) => kind.trim()));
  const unknown = kinds.find((kind) => !known.has(kind));
  if (unknown !== undefined)
    throw new RostrumError({
      code: 'bad-request',
      message: `“${unknown}” is no episode of this plan, and no kind of difference.`,
      next: `Kinds are ${takeOverKinds.join(', ')}.`,
    });
  const alike = items
    .filter(({ conflict, ready }) => isCovered(conflict, kinds as TakeOverKind[]) && (ready || !onlyReady))
    .map(({ source }) => source);
  return [...new Set([...wanted.filter((name) => sources.has(name)), ...alike])];
}

function readFormats(value: string): OutputFormat[] {
  return value.split(',').map((name) => {
    const parsed = outputFormat.safeParse(name.trim());
    if (!parsed.success) throw new InvalidArgumentError(`There is no format “${name.trim()}”.`);
    return parsed.data;
  });
}

async function publishLibrary(io: Io, library: Library, options: PublishOptions): Promise<ExitCode> {
  const start = performance.now();
  const { dryRun = false, whitespace = false, takeOver = [], json = false } = options;
  assertSettings(library);
  if (options.view !== undefined) await indexLibrary(library);
  const publisher = createPublisher(library);
  const plan = await publisher.plan({
    site: await siteOf(library, options),
    paths: null,
    view: options.view,
    only: options.only,
    formats: options.formats,
  });
  const possible = plan.items.filter((item) => isReady(item) && (whitespace || !item.whitespaceOnly));
  const onlyReady = !plan.inPlace && (options.ready ?? library.config.publish.requireReady ?? false);
  const unready = onlyReady ? possible.filter(({ ready }) => !ready).map(({ source }) => source) : [];
  const wanted = possible.filter(({ ready }) => ready || !onlyReady).map(({ source }) => source);
  const takenOver = findTakenOver(plan, takeOver, onlyReady);
  const repository = dryRun || options.commit === undefined ? null : await openRepository(plan.site, options);
  const result = dryRun ? null : await publisher.apply(plan.id, wanted, takenOver);
  const { commit, notCommitted } =
    result === null || repository === null
      ? { commit: null, notCommitted: null }
      : await toCommitOutcome(commitPages(repository, plan, result, options));
  if (options.report !== undefined) await keepReport(publisher, plan, result, commit, options.report);

  reportEmptyPlan(io, library, plan, options);
  reportFailures(io, result);
  if (notCommitted !== null)
    io.stderr.write(
      `rostrum: ${(result?.written.length ?? 0) > 0 ? 'The pages are written, and not committed' : 'Nothing was written or committed'}: ${notCommitted}\n`,
    );
  if (json) {
    const { written = [], failed = [], id = null } = result ?? {};
    const state = commit !== null ? 'committed' : written.length > 0 ? 'written' : 'nothing';
    printJson(io, {
      site: plan.site,
      dryRun,
      plan: plan.items,
      alike: groupAlikePages(plan.items).map(({ items, ...group }) => ({
        ...group,
        sources: items.map(({ source }) => source),
      })),
      leftOut: plan.leftOut,
      written,
      failed,
      id,
      commit,
      notCommitted,
      state,
      ms: elapsed(start),
    });
  } else {
    io.stdout.write(
      printPlan(plan) +
        listAlikePages(plan, new Set(takenOver)) +
        describeUnready(unready) +
        summarisePlan(plan, result),
    );
    if (commit !== null || (result?.written.length ?? 0) > 0)
      io.stdout.write(`${describeWritten(await readSiteState(plan.site), result?.written ?? [], { commit })}\n`);
  }
  const decided = new Set(takenOver);
  const isOpen = plan.items.some(
    ({ status, source }) => status === 'blocked' || (status === 'conflict' && !decided.has(source)),
  );
  return isOpen || (result?.failed.length ?? 0) > 0 || notCommitted !== null ? 1 : 0;
}

/** @throws RostrumError where rostrum.yaml cannot be read: the defaults would send episodes elsewhere */
export function assertSettings({ info, root }: Library): void {
  if (info.configProblems.length === 0) return;
  throw new RostrumError({
    code: 'bad-request',
    message: 'Nothing is published while the settings cannot be read: they say what goes where.',
    next: 'Mend rostrum.yaml.',
    path: root,
  });
}

/**
 * The site that the command line names, which confirms it on this machine, else the one that rostrum.yaml names.
 * @throws RostrumError where neither does; `site-not-confirmed` where only rostrum.yaml names one outside the library
 */
export async function siteOf(
  library: Library,
  { to, dryRun = false }: Pick<PublishOptions, 'to' | 'dryRun'>,
): Promise<string> {
  const { userData, root } = library;
  if (to !== undefined) {
    if (!dryRun) await confirmSite(userData, root, to);
    return to;
  }
  const site = configuredSite(library);
  if (site === null)
    throw new RostrumError({
      code: 'bad-request',
      message: 'It is not said where the site’s folder is.',
      next: 'Add --to SITE, or “publish: site:” to rostrum.yaml.',
    });
  if (await isSiteConfirmed(userData, root, site)) return site;
  const message =
    'rostrum.yaml names this site, it lies outside the library, and nobody on this machine has said yet that it is meant. Nothing was looked at.';
  throw new RostrumError({
    code: 'site-not-confirmed',
    message,
    next: 'Name it once yourself: --to SITE; that is remembered.',
    path: site,
  });
}

const allOf = new Intl.ListFormat('en-GB');

/** A line to standard error where there is no episode at all, with what left them out, or may have. */
export function reportEmptyPlan(
  io: Io,
  { root }: Library,
  { items, leftOut }: PublishPlan,
  { only, view }: Pick<PublishOptions, 'only' | 'view'>,
): void {
  if (items.length > 0) return;
  if (leftOut.length > 0) {
    io.stderr.write(`rostrum: ${root}: No episode was found here to publish.\n${describeLeftOut(leftOut)}`);
    return;
  }
  const suspects = [
    'the path',
    '“exclude” in rostrum.yaml',
    ...(only === undefined ? [] : [`--only “${only}”`]),
    ...(view === undefined ? [] : [`--view “${view}”`]),
  ];
  io.stderr.write(`rostrum: ${root}: No episode was found here to publish. Check ${allOf.format(suspects)}.\n`);
}

/** A line to standard error for each page that was not written. */
export function reportFailures(io: Io, result: PublishResult | null): void {
  const failed = result?.failed.map(({ source, reason }) => ({ name: source, reason })) ?? [];
  for (const { names, reason } of sayOnce(failed)) io.stderr.write(printLine`rostrum: ${nameSome(names)}: ${reason}`);
}

/** So many reasons why some forms cannot be had are told. */
const maxNotes = 20;

const statuses: readonly PublishStatus[] = ['new', 'changed', 'identical', 'conflict', 'blocked'];

/** The unusual first; what is identical is only counted. Why some cannot be had in every form is said below, once. */
export function printPlan({ items, leftOut }: Pick<PublishPlan, 'items' | 'leftOut'>): string {
  const shown = items
    .filter(({ status }) => status !== 'identical')
    .toSorted((a, b) => statuses.indexOf(b.status) - statuses.indexOf(a.status));
  const lines = alignColumns(
    shown.map(({ status, source, target, reasons, life, unsaved, outputs }) => {
      const refused = status === 'blocked' ? [] : findRefusals(outputs);
      const remarks = [
        ...reasons,
        ...refused.map(({ formats }) => `no ${formats}`),
        life === null || life.kind === 'live' ? null : life.words,
        unsaved ? 'Rostrum keeps work on it that was never saved' : null,
      ];
      return [
        status,
        source,
        [target === null ? null : `→ ${target}`, ...remarks].filter((part) => part !== null).join('  '),
      ];
    }),
  );
  const refusals = items.flatMap(({ source, status, outputs }) =>
    status === 'blocked' ? [] : findRefusals(outputs).map((refusal) => ({ source, ...refusal })),
  );
  const notes = [...groupBy(refusals, ({ formats, reason }) => `${formats}\n${reason}`).values()].map(
    (same) => printLine`No ${same[0]!.formats} for ${nameSome(same.map(({ source }) => source))}: ${same[0]!.reason}`,
  );
  const more =
    notes.length > maxNotes
      ? [`… and ${formatCount(notes.length - maxNotes)} more such reasons; --json has them all.\n`]
      : [];
  return [lines, [...notes.slice(0, maxNotes), ...more].join(''), items.length === 0 ? '' : describeLeftOut(leftOut)]
    .filter((part) => part !== '')
    .join('\n');
}

/** A line for each reason, with the files that are left out for it. */
function describeLeftOut(leftOut: readonly LeftOut[]): string {
  return sayOnce(leftOut.map(({ source, reason }) => ({ name: source, reason })))
    .map(({ names, reason }) => printLine`Left out: ${nameSome(names)}: ${reason}`)
    .join('');
}

/** Conflicts by what their pages differ in, with what decides them. */
function listAlikePages({ items }: PublishPlan, decided: ReadonlySet<string>): string {
  const open = groupAlikePages(items.filter(({ source }) => !decided.has(source)));
  if (open.length === 0) return '';
  const lines = open.map(({ items: same, title, change, kinds, losesNothing }) => {
    const named = printLine`${countOf(same.length, 'page')}, ${nameSome(same.map(({ source }) => source))}: ${title}.`;
    const loss = losesNothing ? ' Nothing of the page is lost.' : '';
    return `${named}${printLine`  ${change}${loss} ${kinds.length > 0 ? `--take-over ${kinds.join(',')}` : 'To be decided one by one: --take-over EPISODE'}`}`;
  });
  return `\nPages in the site that are in conflict:\n${lines.join('')}`;
}

/** Which could go out and are left, because nobody marked them as ready. */
function describeUnready(sources: readonly string[]): string {
  if (sources.length === 0) return '';
  return printLine`\nLeft, because they are not marked as ready: ${nameSome(sources)}. --no-ready publishes them too.`;
}

/** The closing line: how many of each status, and what was written of them. */
export function summarisePlan(
  { items, leftOut }: Pick<PublishPlan, 'items' | 'leftOut'>,
  result: PublishResult | null,
): string {
  const counts = statuses
    .map((status) => `${items.filter((item) => item.status === status).length} ${status}`)
    .join(', ');
  const others = leftOut.length === 0 ? '' : `, ${leftOut.length} left out`;
  return `${leftOut.length > 0 || items.some(({ status, outputs }) => status !== 'identical' || outputs.some((output) => output.status === 'refused')) ? '\n' : ''}${counts}${others}; ${result === null ? 'nothing written (dry run)' : result.written.length === 0 ? 'nothing to write' : `${result.written.length} written`}\n`;
}

/** Looked for before anything is written. @throws RostrumError `git` where there is none, or nothing can be committed in it; `not-trusted` */
async function openRepository(site: string, { branch, trust }: PublishOptions): Promise<TrustedRepository> {
  const repository = await findRepository(site);
  if (repository === null)
    throw new RostrumError({
      code: 'git',
      message: 'The site is in no git repository, so nothing was written.',
      next: 'Leave --commit out, or run git init there.',
      path: site,
    });
  const trusted = await trustForCommand(repository, trust);
  await assertCommittable(trusted, branch);
  return trusted;
}

/** Commits what was written, and what an earlier publish wrote and nobody committed. */
async function commitPages(
  repository: TrustedRepository,
  { items }: PublishPlan,
  { written }: PublishResult,
  { commit, branch }: PublishOptions,
): Promise<string | null> {
  const { uncommitted } = await readRepositoryState(repository);
  const settled = new Set([
    ...items.flatMap(({ outputs }) =>
      outputs.flatMap(({ target, status }) => (status === 'identical' && target !== null ? [target] : [])),
    ),
    publishedName,
  ]);
  const committed = new Set([...written, ...uncommitted.filter((path) => settled.has(path))]);
  const titles = items
    .filter(({ outputs }) => outputs.some(({ target }) => target !== null && committed.has(target)))
    .map(({ title }) => title);
  const message =
    typeof commit === 'string'
      ? [commit, titles.map((title) => `- ${title}`).join('\n')].filter((part) => part !== '').join('\n\n')
      : publishMessage(titles);
  return commitFiles(repository, { paths: [...committed], message, branch });
}

async function keepReport(
  publisher: Publisher,
  plan: PublishPlan,
  result: PublishResult | null,
  commit: string | null,
  file: string,
): Promise<void> {
  const report = await publisher.report(plan.id, result, commit);
  try {
    await writeFile(
      file,
      extname(file).toLowerCase() === '.json' ? `${JSON.stringify(report, null, 2)}\n` : printReport(report),
    );
  } catch (error) {
    throw describeFileError(error, file, 'write');
  }
}

/** What git knows of the repository around the site; null where there is none, or git cannot tell. */
async function readSiteState(site: string): Promise<Parameters<typeof describeWritten>[0]> {
  try {
    const repository = await findRepository(site);
    if (repository === null) return null;
    const state = await readRepositoryState(repository);
    return { ...state, uncommitted: state.uncommitted.map((path) => ({ path, ours: true })) };
  } catch (error) {
    // The pages are written all the same.
    if (!(error instanceof RostrumError)) throw error;
    return null;
  }
}
