import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { assertNever } from '../../shared/assert-never.ts';
import type { Severity } from '../../shared/lint/model/problem.ts';
import { rules } from '../../shared/lint/registry.ts';
import { countOf } from '../../shared/text/count-of.ts';
import type { PlacedProblem, Region } from '../services/pool/place-problems.ts';
import { alignColumns, type FailureReport } from './report.ts';
import { rulePage } from './rule-pages.ts';

export const lintFormats = ['text', 'json', 'sarif', 'github'] as const;
export type LintFormat = (typeof lintFormats)[number];

/** A problem and its file, as that is printed. */
export type FileProblem = PlacedProblem & { readonly path: string };

/** What a lint of files came to. */
export interface LintReport {
  readonly problems: readonly FileProblem[];
  /** How many files were looked at. */
  readonly files: number;
  /** How many problems were fixed, and are not among those listed. */
  readonly mended: number;
  /** How many an editor let stand, and are not among those listed. */
  readonly excused: number;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  /** What could not be read, written or understood. */
  readonly failures: readonly FailureReport[];
}

/** A report as text for whoever asked: an editor, a script, a code-scanning service, or a log of GitHub Actions. */
export function printReport(report: LintReport, format: LintFormat): string {
  const { problems, files, excused, mended, failures, ms } = report;
  switch (format) {
    case 'text': {
      const rows = problems.map(({ path, line, column, severity, message, rule }) => [
        `${path}:${line}:${column}`,
        severity,
        `${message} (${rule})`,
      ]);
      return `${alignColumns(rows)}${rows.length > 0 ? '\n' : ''}${summarise(report)}`;
    }
    case 'json':
      return `${JSON.stringify({ files, problems: problems.map((problem) => ({ ...problem, fingerprint: undefined, fixes: problem.fixes.map(({ title }) => title) })), excused, mended, failed: failures, ms })}\n`;
    case 'sarif':
      return `${JSON.stringify(describeAsSarif(report), null, 2)}\n`;
    case 'github':
      return `${problems.map((problem) => `${printCommand(problem)}\n`).join('')}${summarise(report)}`;
    default:
      return assertNever(format);
  }
}

function summarise({ problems, files, mended, excused }: LintReport): string {
  const count = (severity: Severity) =>
    countOf(problems.filter((problem) => problem.severity === severity).length, severity);
  const found = problems.length === 0 ? 'no problems' : `${count('error')}, ${count('warning')}, ${count('hint')}`;
  return `${countOf(files, 'file')}: ${found}${mended > 0 ? `; ${countOf(mended, 'problem')} mended` : ''}${excused > 0 ? `; ${excused} excused` : ''}\n`;
}

const commandOf: Record<Severity, string> = { error: 'error', warning: 'warning', hint: 'notice' };

/** A workflow command, escaped as the runner reads it (actions/toolkit, `packages/core/src/command.ts`). */
function printCommand({ path, line, column, endLine, endColumn, rule, severity, message }: FileProblem): string {
  const columns = endLine === line ? { col: column, endColumn } : {};
  const properties = Object.entries({ title: rule, file: path, line, endLine, ...columns }).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`,
  );
  return `::${commandOf[severity]} ${properties.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const levelOf: Record<Severity, string> = { error: 'error', warning: 'warning', hint: 'note' };

/**
 * SARIF 2.1.0 (OASIS): one run, every rule described by its page, fixes as replacements. `primaryLocationLineHash` is the
 * fingerprint by which GitHub knows a problem again. The standard asks for no address of the tool, and there is none.
 */
function describeAsSarif({ problems, failures }: LintReport) {
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Rostrum',
            semanticVersion: packageJson.version,
            rules: rules.map(({ id, severity, offByDefault = false }) => {
              const { summary, why, markdown } = rulePage(id);
              return {
                id,
                name: wordsOf(id),
                shortDescription: { text: summary },
                fullDescription: { text: why },
                help: { text: markdown, markdown },
                defaultConfiguration: { enabled: !offByDefault, level: levelOf[severity] },
              };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map(({ error }) => ({ level: 'error', message: { text: error } })),
          },
        ],
        results: problems.map((problem) => {
          const artifactLocation = { uri: uriOf(problem.path) };
          return {
            ruleId: problem.rule,
            ruleIndex: indexOf.get(problem.rule),
            level: levelOf[problem.severity],
            message: { text: problem.message },
            partialFingerprints: { primaryLocationLineHash: problem.fingerprint },
            locations: [{ physicalLocation: { artifactLocation, region: sarifRegion(problem) } }],
            ...(problem.fixes.length > 0
              ? { fixes: problem.fixes.map((fix) => describeFix(fix, artifactLocation)) }
              : {}),
          };
        }),
      },
    ],
  };
}

function describeFix({ title, edits }: PlacedProblem['fixes'][number], artifactLocation: object) {
  const replacements = edits.map((edit) => ({
    deletedRegion: sarifRegion(edit),
    ...(edit.insert === '' ? {} : { insertedContent: { text: edit.insert } }),
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}

function sarifRegion({ line, column, endLine, endColumn }: Region) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path inside the working folder stays relative, so that a service finds it in the repository. */
function uriOf(path: string): string {
  const url = pathToFileURL(resolve(path)).href;
  const here = `${pathToFileURL(resolve('.')).href}/`;
  return url.startsWith(here) ? url.slice(here.length) : url;
}

/** `self-address` as `Self address`. */
function wordsOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}
