import type { LibraryConfig } from '../../shared/config/library-config.ts';
import type { Episode } from '../../shared/episode/model.ts';
import type { Peers } from '../../shared/lint/peers.ts';
import type { Excuse, Problem } from '../../shared/lint/problem.ts';
import { decode, encodeEdits, type SourceText } from '../../shared/text/source-text.ts';
import type { TextEdit, TextRange } from '../../shared/text/text-edit.ts';
import { inspectText } from './inspect.ts';

/** A fix may bring out another problem; more rounds than this would mean that two fixes undo each other. */
const mostRounds = 10;

export interface Fixed {
  readonly source: SourceText;
  /** What is left. */
  readonly problems: readonly Problem[];
  readonly excused: readonly Problem[];
  /** How many problems were mended. */
  readonly applied: number;
}

/**
 * Applies the fixes that need nobody's judgement (white space and label punctuation), again and again until none is
 * left. Front matter is left alone: a space there can turn the rest of a value into a comment.
 */
export function applyTickedFixes(source: SourceText, config: LibraryConfig, excuses: readonly Excuse[] = [], peers?: Peers): Fixed {
  let current = source;
  let applied = 0;
  for (let round = 0; ; round++) {
    const { episode, problems, excused } = inspectText(current.text, config, excuses, peers);
    const fixes = chooseFixes(episode, problems);
    if (fixes.length === 0 || round === mostRounds) return { source: current, problems, excused, applied };
    const decoded = decode(encodeEdits(current, fixes.flat()));
    // Text comes out of text, so there is nothing to refuse.
    if (decoded.kind === 'refused') return { source: current, problems, excused, applied };
    current = decoded.source;
    applied += fixes.length;
  }
}

/** The first ticked fix of each problem, without those that would touch what another one touches. */
function chooseFixes({ frontMatter }: Episode, problems: readonly Problem[]): (readonly TextEdit[])[] {
  const taken: TextRange[] = [];
  const chosen: (readonly TextEdit[])[] = [];
  for (const { fixes } of problems) {
    const fix = fixes.find(({ ticked }) => ticked);
    if (!fix || fix.edits.some((edit) => edit.from < frontMatter.range.to || taken.some((range) => touch(edit, range)))) continue;
    chosen.push(fix.edits);
    taken.push(...fix.edits);
  }
  return chosen;
}

function touch(a: TextRange, b: TextRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
