import { createPublisher } from '../services/publish/publish.ts';
import type { Library } from '../services/library/library.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { isReady } from '../../shared/publish/choose-items.ts';
import { withLibrary } from './open-library.ts';
import { assertSettings, printPlan, siteOf, summarisePlan, reportEmptyPlan, reportFailures } from './publish.ts';
import { elapsed, printJson } from './report.ts';

interface ExportOptions {
  readonly to?: string;
  readonly json?: boolean;
  readonly only?: string;
  readonly dryRun?: boolean;
}

/** `export`: the simple form of `publish`, for checks and scripts. */
export const addExport: AddCommand = (program, io, exit) => {
  program
    .command('export')
    .description(
      'write clean markdown into the website’s repository; what was not published from here is never overwritten',
    )
    .argument('<library>')
    .option('--to <site>', 'the website’s folder; else the one that rostrum.yaml names')
    .option('--json', 'for machines')
    .option('--only <glob>', 'only episodes whose path matches, such as "2023/*.md"')
    .option('--dry-run', 'only tell what would be written')
    .addHelpText(
      'after',
      '\nExit codes: 0 all is well; 1 something is blocked, in conflict or could not be written; 2 wrong use, or settings that cannot be read.',
    )
    .action(async (library: string, options: ExportOptions) =>
      exit(
        await withLibrary(io, library, undefined, (opened) => exportLibrary(io, opened, options), {
          onlyReads: options.dryRun === true,
        }),
      ),
    );
};

async function exportLibrary(
  io: Io,
  library: Library,
  { to, json = false, only, dryRun = false }: ExportOptions,
): Promise<ExitCode> {
  const start = performance.now();
  assertSettings(library);
  const publisher = createPublisher(library);
  const plan = await publisher.plan({
    site: await siteOf(library, { to, dryRun }),
    paths: null,
    only,
    formats: ['md'],
  });
  const result = dryRun
    ? null
    : await publisher.apply(
        plan.id,
        plan.items.filter(isReady).map(({ source }) => source),
      );
  const failures = new Map(result?.failed.map(({ source, reason }) => [source, reason]));
  const items = plan.items.map((item) => ({
    ...item,
    reasons: failures.has(item.source) ? [failures.get(item.source)!, ...item.reasons] : item.reasons,
  }));
  reportEmptyPlan(io, library, plan, { only });
  reportFailures(io, result);
  if (json) {
    printJson(io, {
      plan: items.map(({ source, target, status, reasons }) => ({ source, target, status, reasons })),
      leftOut: plan.leftOut,
      written: result?.written.length ?? 0,
      ms: elapsed(start),
    });
  } else {
    io.stdout.write(printPlan({ ...plan, items }) + summarisePlan({ ...plan, items }, result));
  }
  return items.some(({ status }) => status === 'blocked' || status === 'conflict') || failures.size > 0 ? 1 : 0;
}
