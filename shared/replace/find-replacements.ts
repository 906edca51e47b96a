import { keepsSpeakers } from '../changes/keeps-speakers.ts';
import { previewHit } from '../changes/preview-hit.ts';
import type { LibraryConfig } from '../config/library-config.ts';
import { fieldSchemaFor, isFrozen } from '../episode/model/field-schema.ts';
import type { Episode, Field } from '../episode/model/episode.ts';
import { setField } from '../episode/front-matter/set-field.ts';
import type { ChangeHit } from '../changes/change-hit.ts';
import { indexLines, type LineIndex } from '../text/line-index.ts';
import { applyEdits, type TextEdit, type TextRange } from '../text/text-edit.ts';
import type { CompiledPattern } from './pattern.ts';

/** Where to look. Labels, the legend, times in labels, code and frozen fields are never looked at. */
export interface ReplaceScope {
  /** Only in turns of this person, by name or label; null: in everybody's, and in narration. */
  readonly speaker: string | null;
  /** In the values of these front-matter keys instead of the transcript; empty: in the transcript. */
  readonly fields: readonly string[];
}

type Pattern = Extract<CompiledPattern, { ok: true }>;

/**
 * Every place of an episode where the pattern occurs, as a preview shows it, in the order of the text. A hit that
 * would change who speaks, or make the episode read otherwise than before, is there but not ticked, and says so.
 */
export function findReplacements(
  episode: Episode,
  pattern: Pattern,
  scope: ReplaceScope,
  config: LibraryConfig,
): ChangeHit[] {
  const lines = indexLines(episode.text);
  if (scope.fields.length > 0)
    return scope.fields.flatMap((key) => replaceInField(episode, lines, key, pattern, config));
  const hits = placesOf(episode, scope.speaker).flatMap(({ range, place }) =>
    replaceInRange(episode.text, lines, range, place, pattern),
  );
  return untickHarmful(episode, hits);
}

interface Place {
  readonly range: TextRange;
  readonly place: string;
}

function placesOf({ blocks, speakers }: Episode, speaker: string | null): Place[] {
  const wanted = speaker?.toLowerCase();
  const names = new Map(speakers.map(({ label, name }) => [label, name]));
  return blocks.flatMap((block): Place[] => {
    if (block.kind === 'narration') return wanted === undefined ? [{ range: block.range, place: 'Narration' }] : [];
    if (block.kind !== 'turn') return [];
    const label = block.label.text;
    if (wanted !== undefined && label.toLowerCase() !== wanted && names.get(label)?.toLowerCase() !== wanted) return [];
    return block.paragraphs.map((range) => ({ range, place: label }));
  });
}

function replaceInRange(
  text: string,
  lines: LineIndex,
  { from, to }: TextRange,
  place: string,
  { regex, expand }: Pattern,
): ChangeHit[] {
  const within = text.slice(from, to);
  return matchesOf(within, regex).flatMap((match): ChangeHit[] => {
    const edit: TextEdit = {
      from: from + match.index,
      to: from + match.index + match[0].length,
      insert: expand(match),
    };
    return edit.insert === match[0] ? [] : [previewHit(text, lines, edit, { place, ticked: true })];
  });
}

/** One hit for the whole value: its quoting may have to change with it. */
function replaceInField(
  { text, frontMatter }: Episode,
  lines: LineIndex,
  key: string,
  pattern: Pattern,
  config: LibraryConfig,
): ChangeHit[] {
  const field = frontMatter.fields.find((candidate) => candidate.key === key);
  if (field === undefined || isFrozen(key, config)) return [];
  const value = replaceInValue(field, pattern);
  if (value === null) return [];
  const result = setField(text, key, value, { type: fieldSchemaFor(key, config, field.value).type });
  return result.ok ? result.edits.map((edit) => previewHit(text, lines, edit, { place: key, ticked: true })) : [];
}

function replaceInValue({ value }: Field, pattern: Pattern): string | string[] | null {
  const replace = (before: string) => replaceAll(before, pattern);
  if (Array.isArray(value)) {
    const before = value.map(String);
    const after = before.map(replace);
    return after.some((item, index) => item !== before[index]) ? after : null;
  }
  if (value === null || typeof value === 'object') return null;
  const after = replace(String(value));
  return after === String(value) ? null : after;
}

function replaceAll(text: string, { regex, expand }: Pattern): string {
  return applyEdits(
    text,
    matchesOf(text, regex).map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      insert: expand(match),
    })),
  );
}

/** Matches of something: a pattern that also matches nothing would otherwise stand between any two letters. */
function matchesOf(text: string, regex: RegExp): RegExpExecArray[] {
  return [...text.matchAll(regex)].filter(([matched]) => matched !== '');
}

/** More hits than this in one episode are judged together: each alone would take a reading of the episode. */
const judgedAlone = 50;

function untickHarmful(episode: Episode, hits: readonly ChangeHit[]): ChangeHit[] {
  const isHarmless = (some: readonly ChangeHit[]) =>
    keepsSpeakers(
      episode,
      some.flatMap(({ edits }) => edits),
    );
  if (hits.length === 0 || isHarmless(hits)) return [...hits];
  const untick = (hit: ChangeHit): ChangeHit => ({ ...hit, ticked: false, place: `${hit.place}: changes who speaks` });
  return hits.length > judgedAlone ? hits.map(untick) : hits.map((hit) => (isHarmless([hit]) ? hit : untick(hit)));
}
