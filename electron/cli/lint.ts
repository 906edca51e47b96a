import { Option } from 'commander';
import { houseStyles, type HouseStyle } from '../../shared/episode/model.ts';
import type { Problem, Severity } from '../../shared/lint/problem.ts';
import { encode } from '../../shared/text/source-text.ts';
import { indexLines } from '../../shared/text/line-index.ts';
import { applyTickedFixes } from '../services/apply-fixes.ts';
import { createFileWriter } from '../services/change-file.ts';
import { createConfigReader } from '../services/config-reader.ts';
import { inspectFile } from '../services/inspect.ts';
import { userDataFolder } from '../services/user-data-folder.ts';
import { findNamedFiles, type NamedFile } from '../services/named-files.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { alignColumns, countOf, elapsed, exitCodeOf, printJson, reportConfigProblems, reportError } from './report.ts';

interface LintOptions {
  readonly json?: boolean;
  readonly fix?: boolean;
  readonly houseStyle?: HouseStyle;
}

/** A problem with its place; lines and columns from 1, the end behind the last character. */
interface PlacedProblem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly string[];
}

/** `lint`: problems in files and folders. */
export const addLint: AddCommand = (program, io, exit) => {
  program
    .command('lint')
    .description('look for problems in episodes; hints alone are no failure')
    .argument('<path...>', 'files, and folders of episodes')
    .option('--json', 'for machines')
    .option('--fix', 'first mend what needs nobody’s judgement: white space and label punctuation')
    .addOption(new Option('--house-style <name>', 'how labels are written, where it is not recognised').choices(houseStyles))
    .action(async (paths: string[], options: LintOptions) => exit(await lintPaths(io, paths, options)));
};

async function lintPaths(io: Io, paths: readonly string[], { json = false, fix = false, houseStyle }: LintOptions): Promise<ExitCode> {
  const start = performance.now();
  const configs = createConfigReader();
  const named = await findNamedFiles(paths, configs);
  const writer = createFileWriter({ userData: userDataFolder() });
  const problems: PlacedProblem[] = [];
  const codes = new Set<ExitCode>();
  let files = 0;
  let mended = 0;
  const fail = (error: unknown) => {
    // One file that cannot be read or written must not hide the others.
    reportError(io, error);
    codes.add(exitCodeOf(error));
  };

  named.failed.forEach(fail);
  try {
    for (const file of named.files) {
      const config = houseStyle ? { ...file.config, houseStyle } : file.config;
      try {
        const inspected = await inspectFile(file.path, config);
        files++;
        let left = { source: inspected.source, problems: inspected.problems };
        if (fix) {
          const fixed = applyTickedFixes(inspected.source, config);
          try {
            await writer.write(file.path, inspected, encode(fixed.source));
            mended += fixed.applied;
            left = fixed;
          } catch (error) {
            fail(error);
          }
        }
        problems.push(...placeProblems(file, left.source.text, left.problems));
      } catch (error) {
        fail(error);
      }
    }
  } finally {
    writer.close();
  }
  reportConfigProblems(io, configs.problems());
  if (configs.problems().length > 0) codes.add(2);
  if (problems.some(({ severity }) => severity !== 'hint')) codes.add(1);
  if (json) printJson(io, { files, problems, ms: elapsed(start) });
  else io.stdout.write(printProblems(problems) + summarise(problems, files, mended));
  return codes.has(2) ? 2 : codes.has(1) ? 1 : 0;
}

function placeProblems({ path }: NamedFile, text: string, problems: readonly Problem[]): PlacedProblem[] {
  const lines = indexLines(text);
  return problems.map(({ rule, severity, message, range, fixes }) => ({
    path,
    line: lines.lineAt(range.from),
    column: lines.columnAt(range.from),
    endLine: lines.lineAt(range.to),
    endColumn: lines.columnAt(range.to),
    rule,
    severity,
    message,
    fixes: fixes.map(({ title }) => title),
  }));
}

function printProblems(problems: readonly PlacedProblem[]): string {
  return alignColumns(problems.map(({ path, line, column, severity, message, rule }) => [`${path}:${line}:${column}`, severity, `${message} (${rule})`]));
}

function summarise(problems: readonly PlacedProblem[], files: number, mended: number): string {
  const count = (severity: Severity) => countOf(problems.filter((problem) => problem.severity === severity).length, severity);
  const found = problems.length === 0 ? 'no problems' : `${count('error')}, ${count('warning')}, ${count('hint')}`;
  return `${problems.length > 0 ? '\n' : ''}${countOf(files, 'file')}: ${found}${mended > 0 ? `; ${countOf(mended, 'problem')} mended` : ''}\n`;
}
