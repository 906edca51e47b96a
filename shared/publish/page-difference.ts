import { z } from 'zod';
import type { Episode, ParseOptions } from '../episode/model/episode.ts';
import { timesOf } from '../episode/model/find-times.ts';
import { applyEdits } from '../text/text-edit.ts';
import { foldSpace } from '../text/space.ts';
import { splitUnspaced } from '../text/unspaced-script.ts';
import { compareFrontMatter } from './front-matter-difference.ts';
import { compareEpisodes, parseVersions, type MeaningOfChange } from './meaning-of-change.ts';
import { readBodiesAlike } from './readers-view.ts';

/**
 * What a page in the site and the one that would be written may differ in. `page-fields` and `new-fields`: keys that only
 * the page, only the episode has; `field-values`: keys with another value; `comments`: those in the page’s front matter;
 * `field-form`: its front matter says the same in another way; `labels`: the same people speak, under other labels;
 * `form`: anything in the body that changes no word; `other-formats`: captions and whatever else is no page.
 */
export const pagePart = z.enum([
  'page-fields',
  'field-values',
  'new-fields',
  'comments',
  'field-form',
  'speakers',
  'labels',
  'words',
  'times',
  'form',
  'other-formats',
]);
export type PagePart = z.infer<typeof pagePart>;
export const pageParts: readonly PagePart[] = pagePart.options;

/** Keys of the front matter by the part that they differ in. */
export type DifferingKeys = Partial<Record<'page-fields' | 'field-values' | 'new-fields', readonly string[]>>;

/** In what a page differs from the one that would be written. */
export interface PageDifference {
  /** The two have so little in common that one is no version of the other; nothing more is then told. */
  readonly another: boolean;
  /** In the order of `pageParts`. */
  readonly parts: readonly PagePart[];
  readonly keys: DifferingKeys;
}

export const anotherPage: PageDifference = { another: true, parts: [], keys: {} };

/** In what two different texts of a page differ. @param options `pageOptions` of the library */
export function findPageDifference(before: string, after: string, options: ParseOptions): PageDifference {
  const [page, episode] = parseVersions(before, after, options);
  if (isAnother(page, episode)) return anotherPage;
  const head = compareFrontMatter(page, episode);
  const { legendChanged, turns, words, times, labels } = compareEpisodes(page, episode);
  const sum = (counts: object) => Object.values(counts).reduce((all: number, count: number) => all + count, 0);
  const relabelled = labels.length > 0 || legendChanged;
  const samePeople = turns.split + turns.merged === 0 && speakAlike(page, episode, labels);
  const lettersDiffer = sum(words) > 0 && lettersOf(bodyOf(page)) !== lettersOf(bodyOf(episode));
  const wordsDiffer =
    turns.added + turns.removed > 0 || (lettersDiffer && lettersOf(untimed(page)) !== lettersOf(untimed(episode)));
  const body: readonly (readonly [PagePart, boolean])[] = [
    ['speakers', turns.split + turns.merged > 0 || (relabelled && !samePeople)],
    ['labels', (relabelled && samePeople) || (!relabelled && labelsLookOther(page, episode))],
    ['words', wordsDiffer],
    ['times', sum(times) > 0 || (lettersDiffer && writtenTimes(page) !== writtenTimes(episode))],
  ];
  const changesBody = body.some(([, differs]) => differs);
  const changesValues = head.unread || head.onlyOnPage.length + head.values.length + head.onlyInEpisode.length > 0;
  const found = new Set<PagePart>([
    ...(head.onlyOnPage.length > 0 ? (['page-fields'] as const) : []),
    ...(head.values.length > 0 || head.unread ? (['field-values'] as const) : []),
    ...(head.onlyInEpisode.length > 0 ? (['new-fields'] as const) : []),
    ...(head.comments ? (['comments'] as const) : []),
    ...(head.form && !changesValues && !head.comments ? (['field-form'] as const) : []),
    ...body.flatMap(([part, differs]) => (differs ? [part] : [])),
    ...(!changesBody && !readBodiesAlike(page, episode) ? (['form'] as const) : []),
  ]);
  const keys = {
    ...(head.onlyOnPage.length > 0 ? { 'page-fields': head.onlyOnPage } : {}),
    ...(head.values.length > 0 ? { 'field-values': head.values } : {}),
    ...(head.onlyInEpisode.length > 0 ? { 'new-fields': head.onlyInEpisode } : {}),
  };
  // Nothing that has a name: the white space within code, say.
  if (found.size === 0) found.add('form');
  return { another: false, parts: pageParts.filter((part) => found.has(part)), keys };
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a body without punctuation and markup. */
const lettersOf = (body: string): string => (body.match(wordPattern) ?? []).join(' ');

/** The body without the times that stand in brackets, which are no words. */
const untimed = (episode: Episode): string =>
  applyEdits(
    episode.text,
    timesOf(episode).map(({ range }) => ({ ...range, insert: '' })),
  ).slice(episode.frontMatter.range.to);

const writtenTimes = (episode: Episode): string =>
  timesOf(episode)
    .map(({ seconds }) => seconds)
    .join(' ');

/** Whether the two differ in nothing but what stands around the names of labels: `**Ann:**`, `Ann:`. */
function labelsLookOther(page: Episode, episode: Episode): boolean {
  const bare = (of: Episode) =>
    foldSpace(
      applyEdits(
        of.text,
        of.turns.map(({ label }) => ({ ...label.fullRange, insert: ` ${label.text} ` })),
      ).slice(of.frontMatter.range.to),
    );
  return foldSpace(bodyOf(page)) !== foldSpace(bodyOf(episode)) && bare(page) === bare(episode);
}

/** Whether the turns whose labels changed are spoken by the same people, by what legend and labels say. */
function speakAlike(page: Episode, episode: Episode, labels: MeaningOfChange['labels']): boolean {
  const names = ({ speakers }: Episode) => new Map(speakers.map(({ label, name }) => [label, name]));
  const [before, after] = [names(page), names(episode)];
  const nameOf = (of: ReadonlyMap<string, string | null>, label: string) => of.get(label) ?? label;
  const kept = [...before].every(([label, name]) => {
    const other = after.get(label);
    return name === null || other === undefined || other === null || name === other;
  });
  return kept && labels.every(({ from, to }) => from !== '' && nameOf(before, from) === nameOf(after, to));
}

/** Less than any version of an episode has in common with another, and more than two episodes of one show have. */
const leastShared = 0.2;

/** Whether a page is no version of the episode: they share few phrases, and title and date are not the same either. */
function isAnother(page: Episode, episode: Episode): boolean {
  const [body, other] = [bodyOf(page), bodyOf(episode)];
  // A page that has no transcript yet is known by its front matter.
  const shared =
    body.trim() === '' || other.trim() === '' ? sharedPhrases(page.text, episode.text) : sharedPhrases(body, other);
  return shared < leastShared && !isNamedAlike(page, episode);
}

const bodyOf = ({ text, frontMatter }: Episode) => text.slice(frontMatter.range.to);

/** By title, and by date where both have one. */
function isNamedAlike(page: Episode, episode: Episode): boolean {
  const [title, otherTitle] = [textOf(page, 'title'), textOf(episode, 'title')];
  if (title === '' || title !== otherTitle) return false;
  const [date, otherDate] = [textOf(page, 'date'), textOf(episode, 'date')];
  return date === '' || otherDate === '' || date.slice(0, 10) === otherDate.slice(0, 10);
}

function textOf({ frontMatter }: Episode, key: string): string {
  const value = frontMatter.fields.find((field) => field.key.toLowerCase() === key)?.value;
  return typeof value === 'string' ? foldSpace(value).toLowerCase() : '';
}

/** Words in a row that are compared: single words of a language are much the same in any two texts. */
const phraseLength = 3;

/** Which part of the shorter text’s phrases stands in the other too, from 0 to 1. */
function sharedPhrases(a: string, b: string): number {
  const [left, right] = [phrasesOf(a), phrasesOf(b)];
  const counts = new Map<string, number>();
  for (const phrase of left) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  let shared = 0;
  for (const phrase of right) {
    const count = counts.get(phrase) ?? 0;
    if (count === 0) continue;
    counts.set(phrase, count - 1);
    shared++;
  }
  return shared / Math.max(1, Math.min(left.length, right.length));
}

/** Every run of words, whatever their capitals and punctuation; a script without spaces has a word for each letter. */
function phrasesOf(text: string): string[] {
  const words = (text.toLowerCase().match(wordPattern) ?? []).flatMap(splitUnspaced);
  const length = Math.min(phraseLength, words.length);
  return words.slice(0, words.length - length + 1).map((_, index) => words.slice(index, index + length).join(' '));
}
