import { Option } from 'commander';
import { houseStyles, type HouseStyle } from '../../shared/episode/model/episode.ts';
import { RostrumError } from '../../shared/failure.ts';
import type { Peers } from '../../shared/lint/model/peers.ts';
import { append } from '../../shared/lists.ts';
import { encode } from '../../shared/text/source-text.ts';
import { readSource } from '../files/read-file.ts';
import { applyTickedFixes } from '../services/episode/apply-fixes.ts';
import { readKnown } from '../services/writing/sidecar.ts';
import { createFileWriter, type FileWriter } from '../services/episode/change-file.ts';
import { createConfigReader } from '../services/library/config-reader.ts';
import type { FileReport } from '../services/pool/file-tasks.ts';
import { lintFiles } from '../services/library/lint-files.ts';
import { findNamedFiles, type NamedFile } from '../services/library/named-files.ts';
import { readPeers } from '../services/library/peers.ts';
import { placeProblems } from '../services/pool/place-problems.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { oneLine, printLine } from './escape-controls.ts';
import { lintFormats, printReport, type FileProblem, type LintFormat } from './lint-report.ts';
import {
  describeFailure,
  elapsed,
  exitCodeOf,
  reportConfigProblems,
  reportError,
  type FailureReport,
} from './report.ts';
import { printLabelForm } from './show.ts';

interface LintOptions {
  readonly format: LintFormat;
  readonly fix?: boolean;
  readonly houseStyle?: HouseStyle;
  readonly explain?: boolean;
}

/** `lint`: problems in files and folders. */
export const addLint: AddCommand = (program, io, exit) => {
  program
    .command('lint')
    .description('look for problems in episodes; hints alone are no failure')
    .argument('<path...>', 'files, and folders of episodes')
    .addOption(new Option('--format <format>', 'how problems are printed').choices(lintFormats).default('text'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--fix', 'first mend what needs nobody’s judgement: white space and label punctuation')
    .addOption(
      new Option('--house-style <name>', 'how labels are written, where it is not recognised').choices(houseStyles),
    )
    .option('--explain', 'also say in which form labels were read in each file, and why')
    .addHelpText(
      'after',
      '\nfix mends what one rule finds in a whole library.\n\nExit codes: 0 nothing, or hints alone; 1 an error or a warning, or a file that could not be written; 2 wrong use, or a file or settings that cannot be read.',
    )
    .action(async (paths: string[], options: LintOptions) => exit(await lintPaths(io, paths, options)));
};

async function lintPaths(
  io: Io,
  paths: readonly string[],
  { format, fix = false, houseStyle, explain = false }: LintOptions,
): Promise<ExitCode> {
  const start = performance.now();
  const configs = createConfigReader();
  const named = await findNamedFiles(paths, configs);
  const peers = await readPeers(named.files);
  const reports = await lintFiles(named.files, { peers, houseStyle, explain });
  const writer = createFileWriter({ userData: userDataFolder() });
  const problems: FileProblem[] = [];
  const failures: FailureReport[] = [];
  const codes = new Set<ExitCode>();
  let files = 0;
  let mended = 0;
  let excused = 0;
  const fail = (error: unknown) => {
    // One file that cannot be read or written must not hide the others.
    reportError(io, error);
    failures.push(describeFailure(error));
    codes.add(exitCodeOf(error));
  };

  named.failed.forEach(fail);
  try {
    for (const file of named.files) {
      const report = reports.get(file.path)!;
      if ('code' in report) {
        fail(new RostrumError(report));
        continue;
      }
      files++;
      if (report.labels !== null)
        io.stderr.write(`${oneLine(file.path)}${printLabelForm(report.labels, '  ') || ': no labels were read'}\n`);
      if (houseStyle !== undefined && report.turns === 0)
        io.stderr.write(printLine`${file.path}: no label was read in the house style ${houseStyle}`);
      let left: Pick<FileReport, 'problems' | 'excused'> = report;
      if (fix && report.canBeFixed) {
        try {
          const fixed = await mend(file, writer, houseStyle, peers.get(file.root));
          mended += fixed.applied;
          left = fixed;
        } catch (error) {
          fail(error);
        }
      }
      append(
        problems,
        left.problems.map((problem) => ({ path: file.path, ...problem })),
      );
      excused += left.excused;
    }
  } finally {
    writer.close();
  }
  reportConfigProblems(io, configs.problems());
  append(
    failures,
    configs.problems().map((problem) => ({ error: problem, code: 'bad-request' as const })),
  );
  if (configs.problems().length > 0) codes.add(2);
  if (problems.some(({ severity }) => severity !== 'hint')) codes.add(1);
  io.stdout.write(printReport({ problems, files, mended, excused, ms: elapsed(start), failures }, format));
  return codes.has(2) ? 2 : codes.has(1) ? 1 : 0;
}

/** Mends a file where nobody’s judgement is needed. @throws RostrumError where it cannot be read or written: then nothing is changed */
async function mend(
  { path, root, inLibrary, config }: NamedFile,
  writer: FileWriter,
  houseStyle: HouseStyle | undefined,
  peers: Peers | undefined,
): Promise<Pick<FileReport, 'problems' | 'excused'> & { readonly applied: number }> {
  const file = await readSource(path);
  const fixed = applyTickedFixes(
    file.source,
    houseStyle === undefined ? config : { ...config, houseStyle },
    await readKnown(root, inLibrary),
    peers,
  );
  await writer.write(path, file, encode(fixed.source));
  return {
    problems: placeProblems(fixed.source.text, fixed.problems),
    excused: fixed.excused.length,
    applied: fixed.applied,
  };
}
