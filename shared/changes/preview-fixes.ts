import type { LibraryConfig } from '../config/library-config.ts';
import { isFrozen } from '../episode/model/field-schema.ts';
import type { Episode } from '../episode/model/episode.ts';
import { parseEpisode, styleOf } from '../episode/parse-episode.ts';
import type { Fix, Problem } from '../lint/model/problem.ts';
import { turnAt } from '../operations/turn-at.ts';
import { indexLines, type LineIndex } from '../text/line-index.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { withoutOverlaps } from '../text/without-overlaps.ts';
import type { ChangeHit } from './change-hit.ts';
import { previewHit } from './preview-hit.ts';

/**
 * What mending these problems would do, each fix a hit, in the order of the text. Ticked is what is the only reading of
 * its place; the fixes of a problem that can be mended in several ways are alternatives, and none of them is ticked.
 * Fixes that would take turns away together, and those that want the same words as one before them, are not ticked
 * either. Frozen fields are left alone.
 */
export function previewFixes(episode: Episode, problems: readonly Problem[], config: LibraryConfig): ChangeHit[] {
  const lines = indexLines(episode.text);
  const hits = problems.flatMap((problem, index): ChangeHit[] => {
    const readings = withoutBroader(problem.fixes);
    const isOnly = readings.length === 1 && readings[0]!.isSuggestion !== true;
    return readings
      .filter(({ edits }) => !touchesFrozen(episode, edits, config))
      .map((fix) => ({
        ...hitOf(episode, lines, fix, fix.ticked || isOnly),
        why: problem.message,
        ...(readings.length > 1 ? { problem: index } : {}),
      }));
  });
  return untickLosses(episode, untickOverlaps(hits));
}

/** A fix that does what another one does, and the same elsewhere too, is no other reading: elsewhere has problems of its own. */
function withoutBroader(fixes: readonly Fix[]): readonly Fix[] {
  const isPartOf = (part: Fix, whole: Fix) =>
    part !== whole &&
    part.edits.length < whole.edits.length &&
    part.edits.every((edit) => whole.edits.some((other) => isSameEdit(edit, other)));
  return fixes.filter((fix) => !fixes.some((other) => isPartOf(other, fix)));
}

function isSameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.from === b.from && a.to === b.to && a.insert === b.insert;
}

function hitOf(episode: Episode, lines: LineIndex, { edits }: Fix, ticked: boolean): ChangeHit {
  const [first] = edits;
  const place = placeOf(episode, first!);
  return { ...previewHit(episode.text, lines, first!, { place, ticked }), edits };
}

/** Where an edit is, in words. */
function placeOf(episode: Episode, { from }: TextEdit): string {
  const { frontMatter, legend } = episode;
  if (from < frontMatter.range.to)
    return frontMatter.fields.find(({ range }) => from >= range.from && from < range.to)?.key ?? 'Front matter';
  if (legend.some(({ range }) => from >= range.from && from <= range.to)) return 'Legend';
  return turnAt(episode, from)?.label.text ?? 'Narration';
}

function touchesFrozen({ frontMatter }: Episode, edits: readonly TextEdit[], config: LibraryConfig): boolean {
  const frozen = frontMatter.fields.filter(({ key }) => isFrozen(key, config));
  return edits.some((edit) => frozen.some(({ range }) => edit.from < range.to && edit.to > range.from));
}

function untickOverlaps(hits: readonly ChangeHit[]): ChangeHit[] {
  const kept = new Set(withoutOverlaps(hits.filter(({ ticked }) => ticked)));
  return hits.map((hit) => (hit.ticked && !kept.has(hit) ? { ...hit, ticked: false } : hit));
}

function untickLosses(episode: Episode, hits: readonly ChangeHit[]): ChangeHit[] {
  const edits = hits.filter(({ ticked }) => ticked).flatMap((hit) => hit.edits);
  if (edits.length === 0) return [...hits];
  const after = parseEpisode(applyEdits(episode.text, edits), styleOf(episode));
  if (after.turns.length >= episode.turns.length && after.legend.length >= episode.legend.length) return [...hits];
  return hits.map((hit) =>
    hit.ticked ? { ...hit, ticked: false, place: `${hit.place}: would not be read as before` } : hit,
  );
}
