import { RostrumError } from '../../shared/ipc/result.ts';
import type { PlanItem, PublishStatus } from '../../shared/ipc/publish-views.ts';
import { resolve } from 'node:path';
import type { Library } from '../services/library.ts';
import { createPublisher } from '../services/publish.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { withLibrary } from './open-library.ts';
import { alignColumns, elapsed, printJson } from './report.ts';

interface ExportOptions {
  readonly to?: string;
  readonly json?: boolean;
  readonly only?: string;
  readonly dryRun?: boolean;
}

const statuses: readonly PublishStatus[] = ['new', 'changed', 'identical', 'conflict', 'blocked'];

/** `export`: clean markdown into the site. */
export const addExport: AddCommand = (program, io, exit) => {
  program
    .command('export')
    .description('write clean markdown into the website’s repository; what was not published from here is never overwritten')
    .argument('<library>')
    .option('--to <site>', 'the website’s folder; else the one that rostrum.yaml names')
    .option('--json', 'for machines')
    .option('--only <glob>', 'only episodes whose path matches, such as "2023/*.md"')
    .option('--dry-run', 'only tell what would be written')
    .action(async (library: string, options: ExportOptions) => exit(await withLibrary(io, library, undefined, (opened) => exportLibrary(io, opened, options))));
};

async function exportLibrary(io: Io, library: Library, { to, json = false, only, dryRun = false }: ExportOptions): Promise<ExitCode> {
  const start = performance.now();
  if (library.info.configProblems.length > 0) {
    throw new RostrumError({ code: 'bad-request', message: 'Nothing is exported while the settings cannot be read: they say what goes where.', next: 'Mend rostrum.yaml.', path: library.root });
  }
  const publisher = createPublisher(library);
  const plan = await publisher.plan({ site: siteOf(library, to), paths: null, only });
  const wanted = plan.items.filter(({ status }) => status === 'new' || status === 'changed');
  const result = dryRun ? { written: [], failed: [] } : await publisher.apply(plan.id, wanted.map(({ source }) => source));
  const failures = new Map(result.failed.map(({ source, reason }) => [source, reason]));
  const items = plan.items.map((item) => ({ ...item, reasons: failures.has(item.source) ? [failures.get(item.source)!, ...item.reasons] : item.reasons }));
  for (const { source, reason } of result.failed) io.stderr.write(`rostrum: ${source}: ${reason}\n`);

  if (json) {
    printJson(io, { plan: items.map(({ source, target, status, reasons }) => ({ source, target, status, reasons })), written: result.written.length, ms: elapsed(start) });
  } else {
    io.stdout.write(printPlan(items) + summarise(items, result.written.length, dryRun));
  }
  return items.some(({ status }) => status === 'blocked' || status === 'conflict') || failures.size > 0 ? 1 : 0;
}

function siteOf({ root, config }: Library, to: string | undefined): string {
  if (to !== undefined) return to;
  if (config.publish.site !== undefined) return resolve(root, config.publish.site);
  throw new RostrumError({ code: 'bad-request', message: 'It is not said where to export to.', next: 'Add --to SITE, or “publish: site:” to rostrum.yaml.' });
}

/** The unusual first; what is identical is only counted. */
function printPlan(items: readonly PlanItem[]): string {
  const shown = items.filter(({ status }) => status !== 'identical').toSorted((a, b) => statuses.indexOf(b.status) - statuses.indexOf(a.status));
  return alignColumns(shown.map(({ status, source, target, reasons }) => [status, source, [target === null ? '' : `→ ${target}`, ...reasons].filter(Boolean).join('  ')]));
}

function summarise(items: readonly PlanItem[], written: number, dryRun: boolean): string {
  const counts = statuses.map((status) => `${items.filter((item) => item.status === status).length} ${status}`).join(', ');
  return `${items.some(({ status }) => status !== 'identical') ? '\n' : ''}${counts}; ${dryRun ? 'nothing written (dry run)' : `${written} written`}\n`;
}
