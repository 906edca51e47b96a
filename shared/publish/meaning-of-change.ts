import type { Episode, Field, ParseOptions } from '../episode/model/episode.ts';
import { parseEpisode, styleOf } from '../episode/parse-episode.ts';
import { countOf } from '../text/count-of.ts';
import { foldSpace } from '../text/space.ts';
import { compareTurns, type TurnChanges } from './compare-turns.ts';
import { readsAlike } from './readers-view.ts';

/** What a change means to an editor, besides what it looks like as text. */
export interface MeaningOfChange extends TurnChanges {
  /** Nothing that a reader of the page sees differs, only white space; everything below is then empty. */
  readonly whitespaceOnly: boolean;
  /** The source text of the values; null where the key is not there. */
  readonly fields: readonly { readonly key: string; readonly before: string | null; readonly after: string | null }[];
  readonly legendChanged: boolean;
}

/**
 * Compares two versions of an episode by fields, turns, labels, words and times. Linear in their length.
 * @param options the library's settings; `pageOptions` for pages of the site
 */
export function meaningOfChange(before: string, after: string, options: ParseOptions): MeaningOfChange {
  return compareEpisodes(...parseVersions(before, after, options));
}

/** As `meaningOfChange`, of two versions that were read already. */
export function compareEpisodes(before: Episode, after: Episode): MeaningOfChange {
  return {
    whitespaceOnly: before.text !== after.text && readsAlike(before, after),
    fields: compareFields(before.frontMatter.fields, after.frontMatter.fields),
    legendChanged: JSON.stringify(legendOf(before)) !== JSON.stringify(legendOf(after)),
    ...compareTurns(before, after),
  };
}

/** Whether a reader of the page sees no difference between two texts that are not the same. Parameters as for `meaningOfChange`. */
export function isWhitespaceOnly(before: string, after: string, options: ParseOptions): boolean {
  return (
    before !== after && foldSpace(before) === foldSpace(after) && readsAlike(...parseVersions(before, after, options))
  );
}

/** Reads two versions: where only one of them shows in what form it is written, the other is read in that form too. */
export function parseVersions(before: string, after: string, options: ParseOptions): readonly [Episode, Episode] {
  const [left, right] = [parseEpisode(before, options), parseEpisode(after, options)];
  if (left.houseStyle === null && right.houseStyle !== null) return [parseEpisode(before, styleOf(right)), right];
  if (right.houseStyle === null && left.houseStyle !== null) return [left, parseEpisode(after, styleOf(left))];
  return [left, right];
}

/** The change in words, the weightiest first; one sentence where nothing that has a meaning changed. */
export function describeChange(change: MeaningOfChange): string[] {
  if (change.whitespaceOnly) return ['Only white space changed.'];
  const { turns, words, times, paragraphs, splitTo } = change;
  const relabelled = change.labels.reduce((sum, label) => sum + label.turns, 0);
  const [first] = change.labels;
  const lines = [
    turns.removed > 0 && `${countOf(turns.removed, 'turn')} removed`,
    turns.added > 0 && `${countOf(turns.added, 'turn')} added`,
    turns.split > 0 &&
      `${countOf(turns.split, 'turn')} split off${splitTo.length === 1 ? ` (${nameOf(splitTo[0]!)})` : ''}`,
    turns.merged > 0 && `${countOf(turns.merged, 'turn')} merged into the one above`,
    relabelled > 0 &&
      `labels changed on ${countOf(relabelled, 'turn')}${first && change.labels.length === 1 ? ` (${nameOf(first.from)} to ${nameOf(first.to)})` : ''}`,
    words.changed > 0 && `${countOf(words.changed, 'word')} changed`,
    words.removed > 0 && `${countOf(words.removed, 'word')} removed`,
    words.added > 0 && `${countOf(words.added, 'word')} added`,
    paragraphs.removed > 0 && `${countOf(paragraphs.removed, 'paragraph break')} removed`,
    paragraphs.added > 0 && `${countOf(paragraphs.added, 'paragraph break')} added`,
    times.lost > 0 && `${countOf(times.lost, 'timestamp')} lost`,
    times.changed > 0 && `${countOf(times.changed, 'timestamp')} changed`,
    times.added > 0 && `${countOf(times.added, 'timestamp')} added`,
    change.legendChanged && 'the legend changed',
    ...change.fields.map(describeField),
  ].filter((line) => line !== false);
  return lines.length > 0 ? lines : ['The form of the text changed, but no word of it.'];
}

/** How much changed, in a few words for a list: “12 labels, 3 words”. */
export function summariseChange(change: MeaningOfChange): string {
  if (change.whitespaceOnly) return 'white space';
  const { turns, words, times, paragraphs, labels, fields } = change;
  const counts: readonly (readonly [number, string])[] = [
    [labels.reduce((sum, label) => sum + label.turns, 0), 'label'],
    [words.changed + words.removed + words.added, 'word'],
    [turns.added + turns.removed, 'turn'],
    [turns.split, 'split'],
    [turns.merged, 'merge'],
    [paragraphs.added + paragraphs.removed, 'paragraph break'],
    [times.lost + times.changed + times.added, 'time'],
  ];
  const parts = [
    ...counts.filter(([count]) => count > 0).map(([count, what]) => countOf(count, what)),
    ...(change.legendChanged ? ['legend'] : []),
    ...(fields.length > maxNamed ? [countOf(fields.length, 'field')] : fields.map(({ key }) => key)),
  ];
  return parts.length > 0 ? parts.join(', ') : 'form only';
}

/** Fields that are named in a summary; more are counted. */
const maxNamed = 3;

function nameOf(label: string): string {
  return label === '' ? 'nobody' : label;
}

/** A value longer than this is not quoted in a sentence. */
const maxQuotedLength = 60;

function describeField({ key, before, after }: MeaningOfChange['fields'][number]): string {
  const isShort = (value: string) => value.length <= maxQuotedLength && !value.includes('\n');
  if (before === null) return after !== null && isShort(after) ? `\`${key}\` added: ${after}` : `\`${key}\` added`;
  if (after === null) return `\`${key}\` removed`;
  return isShort(before) && isShort(after)
    ? `\`${key}\` ${before === '' ? 'empty' : before} to ${after === '' ? 'empty' : after}`
    : `\`${key}\` changed`;
}

function compareFields(before: readonly Field[], after: readonly Field[]): MeaningOfChange['fields'] {
  const raws = (fields: readonly Field[]) => new Map(fields.map(({ key, raw }) => [key, raw]));
  const [left, right] = [raws(before), raws(after)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((key) => ({ key, before: left.get(key) ?? null, after: right.get(key) ?? null }))
    .filter((field) => field.before !== field.after);
}

function legendOf({ legend }: Episode) {
  return legend.map(({ label, name }) => [label, name]);
}
