import type { Episode, Turn } from '../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';

/** A way to write labels. `open` is what stands in front of the words, at a time in seconds. */
export interface LabelStyle {
  readonly open: (name: string, seconds: number) => string;
  /** What every line of a turn begins with: `> `. */
  readonly lead?: string;
  /** Names in capitals throughout. */
  readonly capitals?: boolean;
}

const two = (value: number) => String(value).padStart(2, '0');
const clock = (seconds: number) =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
const short = (seconds: number) => (seconds < 3600 ? clock(seconds).slice(3) : clock(seconds));

/** The forms of labels that shows have, each by a sample of itself. */
export const labelStyles: Readonly<Record<string, LabelStyle>> = {
  '**Name:** words': { open: (name) => `**${name}:** ` },
  '**Name**: words': { open: (name) => `**${name}**: ` },
  '__Name__: words': { open: (name) => `__${name}__: ` },
  '__Name:__ words': { open: (name) => `__${name}:__ ` },
  '*Name:* words': { open: (name) => `*${name}:* ` },
  '_Name_: words': { open: (name) => `_${name}_: ` },
  '<strong>Name:</strong> words': { open: (name) => `<strong>${name}:</strong> ` },
  '<b>Name</b>: words': { open: (name) => `<b>${name}</b>: ` },
  '[Name]: words': { open: (name) => `[${name}]: ` },
  '[time] **Name:** words': { open: (name, seconds) => `[${short(seconds)}] **${name}:** ` },
  '**[time] Name:** words': { open: (name, seconds) => `**[${clock(seconds)}] ${name}:** ` },
  '**Name [time]:** words': { open: (name, seconds) => `**${name} [${clock(seconds)}]:** ` },
  '**Name** [time]: words': { open: (name, seconds) => `**${name}** [${clock(seconds)}]: ` },
  '**Name** (time) words': { open: (name, seconds) => `**${name}** (${clock(seconds)}) ` },
  '> *Name:* words': { open: (name) => `> *${name}:* `, lead: '> ' },
  '> **Name:** words': { open: (name) => `> **${name}:** `, lead: '> ' },
  '[time] NAME: words': { open: (name, seconds) => `[${short(seconds)}] ${name}: `, capitals: true },
  'NAME: words': { open: (name) => `${name}: `, capitals: true },
  '[time] Name: words': { open: (name, seconds) => `[${clock(seconds)}] ${name}: ` },
  'time Name: words': { open: (name, seconds) => `${clock(seconds)} ${name}: ` },
  'Name: words': { open: (name) => `${name}: ` },
  'Name : words': { open: (name) => `${name} : ` },
  'Name：words': { open: (name) => `${name}：` },
  '— Name: words': { open: (name) => `— ${name}: ` },
  'Name – words': { open: (name) => `${name} – ` },
  'Name - words': { open: (name) => `${name} - ` },
  '**Name** – words': { open: (name) => `**${name}** – ` },
  '**Name** words': { open: (name) => `**${name}** ` },
  'Name (time): words': { open: (name, seconds) => `${name} (${clock(seconds)}): ` },
  'Name [time] words': { open: (name, seconds) => `${name} [${clock(seconds)}] ` },
  'Name [time]: words': { open: (name, seconds) => `${name} [${short(seconds)}]: ` },
  'Name (time): words below': { open: (name, seconds) => `${name} (${clock(seconds)}):\n` },
  'Name time, words below': { open: (name, seconds) => `${name} ${clock(seconds)}\n` },
  'Name: words below': { open: (name) => `${name}:\n` },
  'Name, words below': { open: (name) => `${name}\n` },
  'Name, words apart': { open: (name) => `${name}\n\n` },
  '**Name**, words below': { open: (name) => `**${name}**\n` },
  '**Name:** words apart': { open: (name) => `**${name}:**\n\n` },
};

const wordsASecond = 2.5;

/**
 * An episode's text with its labels in another style; initials become the names of the legend, which is left out. The
 * words stay. Null where the labels are not names, or are then not read back one by one.
 */
export function rewriteLabels(text: string, { open, lead = '', capitals = false }: LabelStyle): string | null {
  const episode = parseEpisode(text, {});
  const { speakers, legend } = episode;
  const nameOf = new Map(speakers.map(({ label, name }) => [label, legend.length > 0 ? (name ?? label) : label]));
  const nameFor = ({ label }: Turn) =>
    (capitals ? nameOf.get(label.text)?.toUpperCase() : nameOf.get(label.text)) ?? label.text;
  const out: string[] = [];
  let at = 0;
  let words = 0;
  for (const block of episode.blocks) {
    if (block.kind === 'legend') {
      out.push(text.slice(at, block.range.from));
      at = block.range.to;
    }
    if (block.kind !== 'turn') continue;
    const opening = open(nameFor(block), Math.floor(words / wordsASecond));
    const said =
      block.paragraphs.length === 0
        ? ''
        : text.slice(block.paragraphs[0]!.from, block.range.to).replaceAll('\n', `\n${lead}`);
    out.push(text.slice(at, block.range.from), said === '' ? opening.trimEnd() : opening + said);
    at = block.range.to;
    words += block.words;
  }
  const written = out.join('') + text.slice(at);
  return isReadBack(episode, parseEpisode(written, {}), nameFor) ? written : null;
}

function isReadBack({ turns }: Episode, rewritten: Episode, nameFor: (turn: Turn) => string): boolean {
  const spoken = turns.filter(({ paragraphs }) => paragraphs.length > 0).map(nameFor);
  const read = rewritten.turns.filter(({ paragraphs }) => paragraphs.length > 0).map(({ label }) => label.text);
  return spoken.length === read.length && spoken.every((name, i) => name === read[i]);
}
