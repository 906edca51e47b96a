import { diffArrays } from 'diff';
import type { Episode, Field, ParseOptions } from '../episode/model.ts';
import { parseEpisode, styleOf } from '../episode/parse-episode.ts';
import { countOf } from '../text/count-of.ts';
import { alignTurns, mostDifferences, type ComparedTurn } from './align-turns.ts';

/** What a change means to an editor, besides what it looks like as text. */
export interface MeaningOfChange {
  /** Nothing but white space differs; everything below is then empty. */
  readonly whitespaceOnly: boolean;
  /** The source text of the values; null where the key is not there. */
  readonly fields: readonly { readonly key: string; readonly before: string | null; readonly after: string | null }[];
  /** Turns that say the same under another label, most first. */
  readonly labels: readonly { readonly from: string; readonly to: string; readonly turns: number }[];
  readonly legendChanged: boolean;
  readonly turns: { readonly added: number; readonly removed: number };
  /** Words within turns that stay, and in the text that nobody speaks. */
  readonly words: WordChanges;
  readonly times: { readonly lost: number; readonly added: number; readonly changed: number };
}

export interface WordChanges {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/**
 * Compares two versions of an episode by fields, turns, labels, words and times. Linear in their length.
 * @param options the library's settings; `pageOptions` for pages of the site
 */
export function meaningOfChange(before: string, after: string, options: ParseOptions): MeaningOfChange {
  if (wordsOf(before).join(' ') === wordsOf(after).join(' ')) {
    const none = { added: 0, removed: 0 };
    return { whitespaceOnly: before !== after, fields: [], labels: [], legendChanged: false, turns: none, words: { changed: 0, ...none }, times: { lost: 0, added: 0, changed: 0 } };
  }
  const [left, right] = parseBoth(before, after, options);
  const aligned = alignTurns(comparedTurns(left), comparedTurns(right));
  const pairs = aligned.filter((turn) => turn.before !== null && turn.after !== null);
  const countTimes = (test: (before: number | null, after: number | null) => boolean) => aligned.filter((turn) => test(turn.before?.seconds ?? null, turn.after?.seconds ?? null)).length;
  return {
    whitespaceOnly: false,
    fields: compareFields(left.frontMatter.fields, right.frontMatter.fields),
    labels: countRelabels(pairs),
    legendChanged: JSON.stringify(legendOf(left)) !== JSON.stringify(legendOf(right)),
    turns: { added: aligned.filter((turn) => turn.before === null).length, removed: aligned.filter((turn) => turn.after === null).length },
    words: [...pairs.map((pair) => compareWords(pair.before.words, pair.after.words)), compareWords(unspokenWords(left), unspokenWords(right))].reduce(addWords),
    times: {
      lost: countTimes((from, to) => from !== null && to === null),
      added: countTimes((from, to) => from === null && to !== null),
      changed: countTimes((from, to) => from !== null && to !== null && from !== to),
    },
  };
}

/** Where only one of the two shows in what form it is written, the other is read in that form too. */
function parseBoth(before: string, after: string, options: ParseOptions): readonly [Episode, Episode] {
  const [left, right] = [parseEpisode(before, options), parseEpisode(after, options)];
  if (left.houseStyle === null && right.houseStyle !== null) return [parseEpisode(before, styleOf(right)), right];
  if (right.houseStyle === null && left.houseStyle !== null) return [left, parseEpisode(after, styleOf(left))];
  return [left, right];
}

/** The change in words, the weightiest first; one sentence where nothing that has a meaning changed. */
export function describeChange(change: MeaningOfChange): string[] {
  if (change.whitespaceOnly) return ['Only white space changed.'];
  const { turns, words, times } = change;
  const relabelled = change.labels.reduce((sum, label) => sum + label.turns, 0);
  const [first] = change.labels;
  const lines = [
    turns.removed > 0 && `${countOf(turns.removed, 'turn')} removed`,
    turns.added > 0 && `${countOf(turns.added, 'turn')} added`,
    relabelled > 0 && `labels changed on ${countOf(relabelled, 'turn')}${first && change.labels.length === 1 ? ` (${first.from} to ${first.to})` : ''}`,
    words.changed > 0 && `${countOf(words.changed, 'word')} changed`,
    words.removed > 0 && `${countOf(words.removed, 'word')} removed`,
    words.added > 0 && `${countOf(words.added, 'word')} added`,
    times.lost > 0 && `${countOf(times.lost, 'timestamp')} lost`,
    times.changed > 0 && `${countOf(times.changed, 'timestamp')} changed`,
    times.added > 0 && `${countOf(times.added, 'timestamp')} added`,
    change.legendChanged && 'the legend changed',
    ...change.fields.map(describeField),
  ].filter((line) => line !== false);
  return lines.length > 0 ? lines : ['The form of the text changed, but no word of it.'];
}

/** A value longer than this is not quoted in a sentence. */
const longestQuoted = 60;

function describeField({ key, before, after }: MeaningOfChange['fields'][number]): string {
  const isShort = (value: string) => value.length <= longestQuoted && !value.includes('\n');
  if (before === null) return after !== null && isShort(after) ? `\`${key}\` added: ${after}` : `\`${key}\` added`;
  if (after === null) return `\`${key}\` removed`;
  return isShort(before) && isShort(after) ? `\`${key}\` ${before === '' ? 'empty' : before} to ${after === '' ? 'empty' : after}` : `\`${key}\` changed`;
}

function compareFields(before: readonly Field[], after: readonly Field[]): MeaningOfChange['fields'] {
  const raws = (fields: readonly Field[]) => new Map(fields.map(({ key, raw }) => [key, raw]));
  const [left, right] = [raws(before), raws(after)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((key) => ({ key, before: left.get(key) ?? null, after: right.get(key) ?? null }))
    .filter((field) => field.before !== field.after);
}

function countRelabels(pairs: readonly { readonly before: ComparedTurn; readonly after: ComparedTurn }[]): MeaningOfChange['labels'] {
  const counts = new Map<string, { from: string; to: string; turns: number }>();
  for (const { before, after } of pairs) {
    if (before.label === after.label) continue;
    const key = `${before.label}\n${after.label}`;
    const known = counts.get(key) ?? { from: before.label, to: after.label, turns: 0 };
    counts.set(key, { ...known, turns: known.turns + 1 });
  }
  return [...counts.values()].sort((a, b) => b.turns - a.turns);
}

function compareWords(before: readonly string[], after: readonly string[]): WordChanges {
  const hunks = diffArrays([...before], [...after], { maxEditLength: mostDifferences });
  if (hunks === undefined) return countReplaced(before.length, after.length);
  let words: WordChanges = { changed: 0, added: 0, removed: 0 };
  for (let index = 0; index < hunks.length; index++) {
    let removed = 0;
    let added = 0;
    for (; index < hunks.length && (hunks[index]!.added || hunks[index]!.removed); index++) {
      if (hunks[index]!.removed) removed += hunks[index]!.count;
      else added += hunks[index]!.count;
    }
    words = addWords(words, countReplaced(removed, added));
  }
  return words;
}

/** Words that stand for others were changed; only what is left over was added or removed. */
function countReplaced(removed: number, added: number): WordChanges {
  const changed = Math.min(removed, added);
  return { changed, added: added - changed, removed: removed - changed };
}

function addWords(a: WordChanges, b: WordChanges): WordChanges {
  return { changed: a.changed + b.changed, added: a.added + b.added, removed: a.removed + b.removed };
}

function comparedTurns({ text, turns }: Episode): ComparedTurn[] {
  return turns.map(({ label, time, paragraphs }) => ({
    label: label.text,
    seconds: time?.seconds ?? null,
    words: paragraphs.flatMap(({ from, to }) => {
      if (time === null || time.range.from < from || time.range.to > to) return wordsOf(text.slice(from, to));
      const [lead, rest] = [text.slice(from, time.range.from), text.slice(time.range.to, to)];
      return wordsOf(`${lead.replace(/[\\[(]+$/, '')} ${rest.replace(/^[\\\])]+/, '')}`);
    }),
  }));
}

function unspokenWords({ text, blocks }: Episode): string[] {
  return blocks.flatMap((block) => (block.kind === 'turn' || block.kind === 'legend' ? [] : wordsOf(text.slice(block.range.from, block.range.to))));
}

function legendOf({ legend }: Episode) {
  return legend.map(({ label, name }) => [label, name]);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
