import type { PublishConfig } from '../../config/publish-config.ts';
import type { Episode, Turn } from '../../episode/model/episode.ts';
import { itemsWithin } from '../../text/ranges.ts';
import type { TextRange } from '../../text/text-edit.ts';

type Rules = Pick<PublishConfig, 'marks' | 'timestamps'>;

/** A turn, or a passage that nobody speaks: who, when, and the words as a reader sees them. */
export interface Said {
  /** Null where nobody speaks. */
  readonly person: string | null;
  readonly seconds: number | null;
  readonly words: string;
  /** From 1. */
  readonly line: number;
}

/** Who says what and when in an episode, as it should stand on a page that is written by these rules. The legend is no part of it. */
export function saidIn(episode: Episode, rules: Rules): Said[] {
  const people = new Map(episode.speakers.map(({ label, name }) => [label, personOf(name ?? label)]));
  return episode.blocks.flatMap((block): Said[] => {
    if (block.kind === 'legend') return [];
    const ranges = block.kind === 'turn' ? block.paragraphs : [block.range];
    const time = block.kind === 'turn' ? timeRange(episode.text, block) : null;
    const words = wordsOf(ranges.map((range) => textWithout(episode, range, time, rules)).join(' '));
    if (block.kind !== 'turn')
      return words === ''
        ? []
        : [
            {
              person: null,
              seconds: null,
              words: block.kind === 'marker' ? words.replaceAll('**', '') : words,
              line: block.line,
            },
          ];
    if (words === '' && rules.marks === 'drop' && block.words > 0) return [];
    const seconds = rules.timestamps === 'keep' ? (block.time?.seconds ?? null) : null;
    return [{ person: people.get(block.label.text) ?? block.label.text, seconds, words, line: block.line }];
  });
}

/** Why a page does not say what its episode says, in words; null where it does. */
export function findLostMeaning(
  before: readonly Said[],
  after: readonly Said[],
  { legend }: Pick<PublishConfig, 'legend'>,
): string | null {
  const differs = before.findIndex((said, index) => {
    const page = after[index];
    return (
      page === undefined || page.person !== said.person || page.seconds !== said.seconds || page.words !== said.words
    );
  });
  const found = before[differs] ?? (after.length > before.length ? before.at(-1) : undefined);
  if (found === undefined)
    return after.length === before.length ? null : 'The page would have words that the episode has not.';
  const page = after[differs];
  const at = `(line ${found.line})`;
  if (page !== undefined && page.words === found.words && page.person === found.person)
    return `The time of a turn would be lost ${at}.`;
  if (page !== undefined && page.words === found.words) {
    return legend === 'drop' && page.person !== null
      ? `Without the legend, nobody would know who “${page.person}” is ${at}. Keep it, or write names with “speakers”.`
      : `The page would give the words of “${found.person}” to “${page.person}” ${at}.`;
  }
  const swallowed = before[differs + 1];
  if (swallowed !== undefined && page?.person === found.person && page.words.startsWith(`${found.words} `))
    return readWith(swallowed);
  if (found.person === null) return readWith(found);
  if (page !== undefined && page.words !== '' && found.words.startsWith(page.words))
    return `The page would end a turn of “${found.person}” before “${quote(found.words.slice(page.words.length).trim())}” ${at}.`;
  return `The page would not say what the episode says ${at}: ${page === undefined ? 'it ends before that' : `“${quote(page.words)}”`}.`;
}

function readWith({ words, person, line }: Said): string {
  return `“${quote(person === null ? words : `${person}: ${words}`)}” would be read as part of what stands above it (line ${line}).`;
}

/** So much of a passage as tells which is meant. */
function quote(words: string): string {
  return words.length > 40 ? `${words.slice(0, 40).trimEnd()}…` : words;
}

/** A name without the role behind it: `Michelle Drumm, host`. */
export function personOf(name: string): string {
  return (
    name
      .split(/\s*[,(]/, 1)[0]!
      .replace(/\s+/g, ' ')
      .trim() || name
  );
}

/** A turn's time with its brackets, where it stands in its words; null where it has none or has it in the label. */
export function timeRange(
  text: string,
  { time, paragraphs, label }: Pick<Turn, 'time' | 'paragraphs' | 'label'>,
): TextRange | null {
  if (time === null || paragraphs.length === 0 || time.range.from < label.fullRange.to) return null;
  const before = /[\\[(\s]*$/.exec(text.slice(label.fullRange.to, time.range.from))![0];
  const after = /^\s*[\\\])]*/.exec(text.slice(time.range.to))![0];
  return { from: time.range.from - before.length, to: time.range.to + after.length };
}

function textWithout({ text, marks }: Episode, range: TextRange, time: TextRange | null, rules: Rules): string {
  let result = '';
  let at = range.from;
  const inside = itemsWithin(marks, (mark) => mark.range, range).filter(({ kind }) => kind === 'audience');
  const cuts = [
    ...(time === null ? [] : [{ range: time, insert: ' ' }]),
    ...inside.map((mark) => ({ range: mark.range, insert: printMark(mark.text, rules.marks) })),
  ];
  for (const cut of cuts.sort((a, b) => a.range.from - b.range.from)) {
    if (cut.range.from < at || cut.range.to > range.to) continue;
    result += text.slice(at, cut.range.from) + cut.insert;
    at = cut.range.to;
  }
  return result + text.slice(at, range.to);
}

/** An audience mark as the page has it. */
export function printMark(mark: string, form: PublishConfig['marks']): string {
  switch (form) {
    case 'as-written':
      return mark;
    case 'italic':
      // Unescaped it would be a tag, which nobody sees.
      return `*${mark.startsWith('<') ? '\\' : ''}${mark}*`;
    case 'drop':
      return ' ';
  }
}

/** Words with one space between them, and none before a full stop or within brackets from which a mark was taken. */
function wordsOf(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?)])/g, '$1')
    .replaceAll('( ', '(')
    .trim();
}
