import { createHash } from 'node:crypto';
import { anchorOf } from '../../../shared/lint/model/excuses.ts';
import type { Problem, Severity } from '../../../shared/lint/model/problem.ts';
import { indexLines, type LineIndex } from '../../../shared/text/line-index.ts';
import type { TextRange } from '../../../shared/text/text-edit.ts';

/** A part of a text; lines and columns from 1, the end behind the last character. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A problem with its place. Holds on to nothing of the text: a library may be large. */
export interface PlacedProblem extends Region {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The same wherever the problem moves to in its file, and another for each problem of the file. */
  readonly fingerprint: string;
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly (Region & { readonly insert: string })[];
  }[];
}

/** Offsets of problems and of their fixes as lines and columns, both from 1. */
export function placeProblems(text: string, problems: readonly Problem[]): PlacedProblem[] {
  if (problems.length === 0) return [];
  const lines = indexLines(text);
  const fingerprints = fingerprintsOf(text, problems);
  return problems.map(({ rule, severity, message, range, fixes }, index) => ({
    ...regionOf(lines, range),
    rule,
    severity,
    message,
    fingerprint: fingerprints[index]!,
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ ...regionOf(lines, edit), insert: edit.insert })),
    })),
  }));
}

/** Of the rule and the words around the problem; those that are alike are counted. */
function fingerprintsOf(text: string, problems: readonly Problem[]): string[] {
  const counts = new Map<string, number>();
  return problems.map((problem) => {
    const hash = createHash('sha256')
      .update(`${problem.rule}\n${anchorOf(text, problem)}`)
      .digest('hex')
      .slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${count}`;
  });
}

function regionOf(lines: LineIndex, { from, to }: TextRange): Region {
  return {
    line: lines.lineAt(from),
    column: lines.columnAt(from),
    endLine: lines.lineAt(to),
    endColumn: lines.columnAt(to),
  };
}
