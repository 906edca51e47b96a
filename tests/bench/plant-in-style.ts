import type { Episode, Turn } from '../../shared/episode/model/episode.ts';
import { pick, turnWhere, type Plant, type Random } from './plant-errors.ts';

/** A label's opening in three parts; what every line of its turn begins with (`> `) is left out. */
interface Opening {
  readonly from: number;
  readonly before: string;
  readonly after: string;
}

const time = /\d{1,2}(?::\d{2}){1,2}/;

function openingOf({ text }: Episode, { label, paragraphs }: Turn): Opening {
  const line = text.lastIndexOf('\n', label.range.from) + 1;
  const from = line + /^(?:> )?/.exec(text.slice(line, line + 2))![0].length;
  return { from, before: text.slice(from, label.range.from), after: text.slice(label.range.to, paragraphs[0]!.from) };
}

/** Slips of the pen around a label: a mark lost, doubled or another; set off otherwise or not at all; glued to the words. */
function slips({ before, after }: Opening, label: string, random: Random): string[] {
  const marks = /[:：*_[\]()–-]/g;
  const lost = (part: string) =>
    [...part.matchAll(marks)]
      .filter(
        ({ index }) => !time.test(part.slice(Math.max(0, index - 2), index + 3)) || !/\d/.test(part[index + 1] ?? ''),
      )
      .map(({ index }) => part.slice(0, index) + part.slice(index + 1));
  const plain = (part: string) => part.replace(/\*|_|<\/?(?:strong|b)>/g, '');
  const timed = time.exec(before + after)?.[0];
  const other =
    timed === undefined
      ? [`**${label}:** `, `${label}: `, `${label} - `, `*${label}:* `, `**${label}**: `]
      : [`**${label}:** [${timed}] `, `${label} ${timed}: `, `${label} (${timed}) `, `[${timed}] ${label} `];
  const all = [
    ...lost(before).map((part) => part + label + after),
    ...lost(after).map((part) => before + label + part),
    plain(before) + label + after,
    before + label + plain(after),
    plain(before) + label + plain(after),
    before + label + after.replace(/[:：]/, pick(random, [';', '.', ' -'])!),
    ...(/\S $/.test(after) ? [before + label + after.trimEnd()] : []),
    ...(after.includes('\n') ? [before + label + after.replace(/\s+$/, ' ')] : []),
    ...other,
  ];
  const known = before + label + after;
  return [...new Set(all)].filter((one) => normal(one, label) !== normal(known, label));
}

/** With times and white space of one kind, to compare openings by; glued labels differ from others. */
function normal(opening: string, label: string): string {
  return opening.replace(label, '\0').replace(time, '0:00').replace(/\s+/g, ' ');
}

/** The label is written unlike the others; no way that the file has elsewhere. */
export const otherwiseWritten: Plant = (episode, random) => {
  const turn = turnWhere(episode, random);
  if (turn === undefined) return null;
  const usual = new Set(
    episode.turns.flatMap((one) => {
      if (one.paragraphs.length === 0) return [];
      const { before, after } = openingOf(episode, one);
      return [normal(before + one.label.text + after, one.label.text)];
    }),
  );
  const opening = openingOf(episode, turn);
  const insert = pick(
    random,
    slips(opening, turn.label.text, random).filter((one) => !usual.has(normal(one, turn.label.text))),
  );
  return insert === undefined
    ? null
    : {
        edit: { from: opening.from, to: turn.paragraphs[0]!.from, insert },
        at: opening.from,
        detail: JSON.stringify(insert),
      };
};
