import type { Episode, HouseStyle, Turn } from '../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { initialsOf } from '../../shared/names/compare-names.ts';
import { indexLines } from '../../shared/text/line-index.ts';
import { applyEdits, type TextEdit } from '../../shared/text/text-edit.ts';
import { otherwiseWritten } from './plant-in-style.ts';
import {
  brokenLegendLine,
  labelTwice,
  lostLegendLine,
  noBlankLine,
  partOfName,
  spelledOut,
} from './plant-rarer-errors.ts';

/** A text with one error of attribution, and the line that it stands on. */
export interface PlantedError {
  readonly kind: string;
  readonly text: string;
  readonly line: number;
  /** What was changed, for whoever reads why an error was missed. */
  readonly detail: string;
}

export type Random = () => number;
/** One edit that makes the error, the place where it then stands, and words about it; null where this episode has no place for it. */
export type Plant = (
  episode: Episode,
  random: Random,
) => { readonly edit: TextEdit; readonly at: number; readonly detail: string } | null;

export const pick = <T>(random: Random, from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];

/** Gives a turn's label another spelling. */
export function relabelled(turn: Turn, insert: string) {
  return {
    edit: { ...turn.label.range, insert },
    at: turn.label.range.from,
    detail: `${turn.label.text} -> ${insert}`,
  };
}

export function turnWhere(
  episode: Episode,
  random: Random,
  fits: (turn: Turn) => boolean = () => true,
): Turn | undefined {
  // The first turn of a speaker may be the only one: then nothing says that its label is not theirs.
  const spoken = new Map(episode.speakers.map(({ label, turns }) => [label, turns]));
  return pick(
    random,
    episode.turns.filter((turn) => (spoken.get(turn.label.text) ?? 0) > 1 && turn.paragraphs.length > 0 && fits(turn)),
  );
}

const nobody: Plant = (episode, random) => {
  const turn = turnWhere(episode, random);
  const capitals = 'BCDFGHJKLMNPQRVWXYZ';
  // `MC` is somebody’s task, and `NB` opens remarks.
  const used = new Set([
    'MC',
    'NB',
    ...episode.speakers.flatMap(({ label, name }) => [label, initialsOf(name ?? label)]),
  ]);
  const label = `${pick(random, [...capitals])}${pick(random, [...capitals])}`;
  return turn === undefined || used.has(label) ? null : relabelled(turn, label);
};

const typo: Plant = (episode, random) => {
  const turn = turnWhere(episode, random, ({ label }) => label.text.length >= 5 && !/\d/.test(label.text));
  if (turn === undefined) return null;
  let { text } = turn.label;
  for (let slips = random() < 0.2 && text.length >= 8 ? 2 : 1; slips > 0; slips--) text = slip(text, random);
  return episode.speakers.some(({ label }) => label === text) || text === turn.label.text
    ? null
    : relabelled(turn, text);
};

/** One letter lost, doubled, changed, or in its neighbour’s place. */
function slip(text: string, random: Random): string {
  const at = 1 + Math.floor(random() * (text.length - 2));
  if (text[at] === ' ' || text[at + 1] === ' ') return slip(text, random);
  const letter = pick(random, [...'abcdefghijklmnopqrstuvwxyz'])!;
  switch (Math.floor(random() * 4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text[at] + text.slice(at);
    case 2:
      return text.slice(0, at) + letter + text.slice(at + 1);
    default:
      return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  }
}

const initialsTypo: Plant = (episode, random) => {
  const turn = turnWhere(episode, random, ({ label }) => /^\p{Lu}{2,4}$/u.test(label.text));
  if (turn === undefined) return null;
  const { text } = turn.label;
  const at = Math.floor(random() * text.length);
  const changed =
    random() < 0.3 && text.length > 1
      ? text[1]! + text[0]! + text.slice(2)
      : text.slice(0, at) + pick(random, [...'ABCDEFGHIJKLMNOPRSTVW'])! + text.slice(at + 1);
  return episode.speakers.some(({ label }) => label === changed) || changed === text ? null : relabelled(turn, changed);
};

const otherCase: Plant = (episode, random) => {
  const turn = turnWhere(episode, random);
  if (turn === undefined) return null;
  const { text } = turn.label;
  const changed = pick(
    random,
    [
      text.toLowerCase(),
      text.toUpperCase(),
      text[0]!.toLowerCase() + text.slice(1),
      text[0]! + text.slice(1).toLowerCase(),
    ].filter((other) => other !== text),
  );
  return changed === undefined ? null : relabelled(turn, changed);
};

/** Two turns that follow each other, in one paragraph. */
const merged: Plant = (episode, random) => {
  const turn = turnWhere(episode, random, ({ index, label, range }) => {
    const next = episode.turns[index + 1];
    return (
      next !== undefined &&
      next.paragraphs.length > 0 &&
      next.label.text !== label.text &&
      episode.text.slice(range.to, next.range.from).trim() === ''
    );
  });
  const next = turn && episode.turns[turn.index + 1];
  if (turn === undefined || next === undefined) return null;
  const from = turn.paragraphs.at(-1)!.to;
  // A label on a line of its own takes its words along.
  const to = next.paragraphs[0]!.from;
  const label = episode.text.slice(next.range.from, to).replace(/\s+/g, ' ');
  return {
    edit: { from, to, insert: ` ${label}${/\s$/.test(label) ? '' : ' '}` },
    at: from,
    detail: `${turn.label.text} + ${next.label.text}`,
  };
};

/** Something between the label and its words gone or changed. @param rewrite the label with what stands around it */
function delimiter(rewrite: (label: string, random: Random) => string | undefined): Plant {
  return (episode, random) => {
    const turn = turnWhere(episode, random, ({ label, paragraphs }) => label.fullRange.to === paragraphs[0]!.from);
    const insert = turn && rewrite(turn.label.text, random);
    const usual = episode.turns
      .slice(0, 50)
      .map(({ label }) => withoutSpace(episode.text.slice(label.range.to, label.fullRange.to)));
    // `Q - ` is no slip where other labels are written so.
    if (
      turn !== undefined &&
      insert?.startsWith(turn.label.text) &&
      insert.endsWith(' ') &&
      usual.includes(withoutSpace(insert.slice(turn.label.text.length)))
    )
      return null;
    return turn === undefined || insert === undefined
      ? null
      : { edit: { ...turn.label.fullRange, insert }, at: turn.range.from, detail: insert };
  };
}

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '');
}

const declared: Plant = (episode, random) => {
  const field = episode.frontMatter.fields.find(({ key }) => key === 'speakers');
  const names = Array.isArray(field?.value) ? field.value.filter((name) => typeof name === 'string') : [];
  const speaking = names.filter((name) =>
    episode.speakers.some(({ label, turns }) => label === name && turns > episode.turns.length * 0.1),
  );
  const name = pick(random, speaking);
  if (field === undefined || name === undefined) return null;
  const from = episode.text.indexOf(name, field.valueRange.from);
  const insert = pick(random, ['Owen Castellanos', 'Priya Raghunathan', 'Tomasz Wieliczko', 'Ingrid Solheim'])!;
  return { edit: { from, to: from + name.length, insert }, at: from, detail: `${name} -> ${insert}` };
};

const legendLabel: Plant = (episode, random) => {
  const entry = pick(
    random,
    episode.legend.filter(({ label }) =>
      episode.speakers.some((speaker) => speaker.label === label && speaker.turns > 0),
    ),
  );
  if (entry === undefined) return null;
  const at = Math.floor(random() * entry.label.length);
  const insert = entry.label.slice(0, at) + pick(random, [...'ABCDEFGHIJKLMNOPRSTVW'])! + entry.label.slice(at + 1);
  return episode.legend.some(({ label }) => label === insert)
    ? null
    : { edit: { ...entry.labelRange, insert }, at: entry.range.from, detail: `${entry.label} -> ${insert}` };
};

const named: Readonly<Record<string, Plant>> = {
  'a label nobody has': nobody,
  'typo in a label': typo,
  'label in another case': otherCase,
  'two turns in one paragraph': merged,
  'the label stands twice': labelTwice,
  'no blank line above the label': noBlankLine,
};

const plants: Readonly<Record<HouseStyle, Readonly<Record<string, Plant>>>> = {
  initials: {
    ...named,
    'typo in a label': initialsTypo,
    'the label lost its delimiter': delimiter((label, random) =>
      pick(random, [`${label}-`, label, `${label}:`, `${label}: `, `${label} - `, `${label}. `]),
    ),
    'legend label no longer matches': legendLabel,
    'a name or other spelling for initials': spelledOut,
    'a legend line out of form': brokenLegendLine,
    'a legend line gone': lostLegendLine,
  },
  'bold-name': {
    ...named,
    'a part of the name': partOfName,
    'the label lost its delimiter': delimiter((label) => `**${label}: `),
    'the label lost another delimiter': delimiter((label, random) =>
      pick(random, [`**${label}** `, `${label}: `, `*${label}:* `, `${label}:** `, `**${label}:`, `**${label};** `]),
    ),
  },
  'name-colon': {
    ...named,
    'a part of the name': partOfName,
    'the label lost its delimiter': delimiter((label) => `${label} `),
    'the label has another delimiter': delimiter((label, random) =>
      pick(random, [`${label}; `, `${label} - `, `${label}. `, `**${label}:** `, `${label}:`]),
    ),
    'declared name no longer matches': declared,
  },
  'name-time': {
    ...named,
    'a part of the name': partOfName,
    'the label lost its delimiter': (episode, random) => {
      const turn = turnWhere(episode, random, ({ time }) => time !== null);
      if (turn === undefined) return null;
      const { fullRange, range, text } = turn.label;
      const time = episode.text.slice(turn.time!.range.from, turn.time!.range.to);
      const insert = pick(random, [
        `${text} ${time}:`,
        `${text} (${time})`,
        `${text} (${time}:`,
        `${text} ${time}`,
        `${text}(${time}):`,
        `${text} [${time}]:`,
      ])!;
      return { edit: { from: range.from, to: fullRange.to, insert }, at: range.from, detail: insert };
    },
  },
};

const fewestTurns = 10;

/** One error of each kind that this episode has a place for, the same for the same random numbers. */
export function plantErrors(text: string, random: Random): PlantedError[] {
  const episode = parseEpisode(text, {});
  const { houseStyle } = episode;
  if (houseStyle === null || episode.turns.length < fewestTurns) return [];
  return plantEach(plants[houseStyle], episode, random, houseStyle);
}

const inAnyStyle: Readonly<Record<string, Plant>> = {
  ...named,
  'a part of the name': partOfName,
  'the label is written otherwise': otherwiseWritten,
};

/** The same for a text whose labels are names, however they are set off. @param style what to call it */
export function plantErrorsInStyle(text: string, random: Random, style: string): PlantedError[] {
  const episode = parseEpisode(text, {});
  return episode.turns.length < fewestTurns ? [] : plantEach(inAnyStyle, episode, random, style);
}

function plantEach(
  kinds: Readonly<Record<string, Plant>>,
  episode: Episode,
  random: Random,
  style: string,
): PlantedError[] {
  return Object.entries(kinds).flatMap(([kind, plant]) => {
    const planted = plant(episode, random);
    if (planted === null) return [];
    const changed = applyEdits(episode.text, [planted.edit]);
    return [
      {
        kind: `${style}: ${kind}`,
        text: changed,
        line: indexLines(changed).lineAt(planted.at),
        detail: planted.detail,
      },
    ];
  });
}
