import type { Episode } from '../../shared/episode/model/episode.ts';
import { initialsOf } from '../../shared/names/compare-names.ts';
import { pick, relabelled, turnWhere, type Plant, type Random } from './plant-errors.ts';

/** Errors of attribution that no sample shows. */

export const labelTwice: Plant = (episode, random) => {
  const turn = turnWhere(
    episode,
    random,
    ({ label, paragraphs }) =>
      label.fullRange.to === paragraphs[0]!.from && /^\p{Lu}/u.test(episode.text.slice(paragraphs[0]!.from)),
  );
  if (turn === undefined) return null;
  const { from, to } = turn.label.fullRange;
  return { edit: { from: to, to, insert: episode.text.slice(from, to) }, at: from, detail: turn.label.text };
};

export const noBlankLine: Plant = ({ turns, ...episode }, random) => {
  const turn = turnWhere(
    { turns, ...episode },
    random,
    ({ index, range }) => index > 0 && episode.text.slice(turns[index - 1]!.range.to, range.from) === '\n\n',
  );
  if (turn === undefined) return null;
  return {
    edit: { from: turn.range.from - 2, to: turn.range.from, insert: '\n' },
    at: turn.range.from - 1,
    detail: turn.label.text,
  };
};

/** First name, last name, initials, or the last name first. */
export const partOfName: Plant = (episode, random) => {
  const turn = turnWhere(episode, random, ({ label }) => /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u.test(label.text));
  if (turn === undefined) return null;
  const [first, last] = turn.label.text.split(' ') as [string, string];
  const part = pick(random, [first, last, first[0]! + last[0]!, `${last} ${first}`])!;
  const isShared = episode.speakers.some(
    ({ label }) =>
      label === part || (label !== turn.label.text && (label.split(' ').includes(part) || initialsOf(label) === part)),
  );
  return isShared ? null : relabelled(turn, part);
};

export const spelledOut: Plant = (episode, random) => {
  const turn = turnWhere(episode, random, ({ label }) => /^\p{Lu}{2,4}$/u.test(label.text));
  const name = turn && episode.legend.find(({ label }) => label === turn.label.text)?.name;
  if (turn === undefined || name === undefined) return null;
  const letters = [...turn.label.text];
  return relabelled(
    turn,
    pick(random, [`${letters.join('.')}.`, letters.join(' '), name, `${name}:`, `${name.split(' ')[0]}:`])!,
  );
};

function entryIn({ legend, speakers }: Episode, random: Random) {
  return pick(
    random,
    legend.filter((entry) => speakers.some(({ label, turns }) => label === entry.label && turns > 0)),
  );
}

export const brokenLegendLine: Plant = (episode, random) => {
  const entry = entryIn(episode, random);
  if (entry === undefined || initialsOf(entry.name) !== entry.label) return null;
  const { label, name, labelRange, nameRange } = entry;
  const insert = pick(random, [
    `${label.toLowerCase()} - ${name}`,
    `${label} ${name}`,
    `${label} -${name}`,
    `${label}, ${name}`,
  ])!;
  return { edit: { from: labelRange.from, to: nameRange.to, insert }, at: labelRange.from, detail: insert };
};

/** Found where its speaker first speaks. */
export const lostLegendLine: Plant = (episode, random) => {
  const entry = entryIn(episode, random);
  const first = entry && episode.turns.find(({ label }) => label.text === entry.label);
  if (entry === undefined || first === undefined || entry === episode.legend.at(-1) || episode.legend.length < 2)
    return null;
  const { from, to } = entry.range;
  return { edit: { from, to: to + 1, insert: '' }, at: first.range.from - (to + 1 - from), detail: entry.label };
};
