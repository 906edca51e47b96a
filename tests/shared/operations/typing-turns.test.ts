import { describe, expect, it } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { beginTurn, isInEmptyTurn, printMark, printTurnOpening } from '../../../shared/operations/begin-turn.ts';
import { rankNextSpeakers } from '../../../shared/operations/next-speaker.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const legend = 'AB - Ann Bell  \nCD - Carl Dunn  \nEF - Eva Frost\n';

/** Opens a turn at `|`, for the likeliest speaker. */
function open(marked: string, seconds: number | null = null): string | null {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const episode = parseEpisode(text, {});
  const edit = beginTurn(episode, offset, printTurnOpening(episode, rankNextSpeakers(episode, offset)[0]!, seconds));
  return edit && applyEdits(text, [edit]);
}

describe('the likeliest next speaker', () => {
  const ranked = (turns: string) =>
    rankNextSpeakers(
      parseEpisode(
        `${legend}\n${turns
          .split(' ')
          .map((label) => `${label} Yes.`)
          .join('\n\n')}\n`,
        {},
      ),
      Infinity,
    );
  it('is the first of the legend, then the second', () => {
    expect(rankNextSpeakers(parseEpisode(legend, {}), Infinity)).toEqual(['AB', 'CD', 'EF']);
    expect(ranked('AB')).toEqual(['CD', 'EF', 'AB']);
  });
  it('is whoever spoke before the last one', () => expect(ranked('AB EF')).toEqual(['AB', 'CD', 'EF']));
  it('is whoever mostly answers the last one', () =>
    expect(ranked('AB CD AB CD AB EF AB CD AB')).toEqual(['CD', 'EF', 'AB']));
  it('follows what became usual lately', () => expect(ranked('AB CD AB CD AB EF AB EF AB EF AB')[0]).toBe('EF'));
  it('looks only at what stands above', () => {
    const text = `${legend}\nAB Yes.\n\nCD Yes.\n\nAB Yes.\n`;
    expect(rankNextSpeakers(parseEpisode(text, {}), text.indexOf('CD Yes.'))[0]).toBe('CD');
  });
});

it.each([
  ['behind a label', `${legend}\nAB |`, true],
  ['right behind its letters', `${legend}\nAB|`, true],
  ['on an empty line below a label', `${legend}\nAB Yes?\n\nCD \n|`, true],
  ['behind a label in the middle', `${legend}\nAB |\n\nCD No.\n`, true],
  ['in the words', `${legend}\nAB Yes|?\n`, false],
  ['behind the words', `${legend}\nAB Yes?\n\n|`, false],
  ['in front of a label', `${legend}\nAB Yes?\n\n|CD \n`, false],
  ['in the legend', `${legend}|`, false],
])('a turn that waits for its words: %s', (_place, marked, isIn) => {
  const offset = marked.indexOf('|');
  expect(isInEmptyTurn(parseEpisode(marked.replace('|', ''), {}), offset)).toBe(isIn);
});

describe('Enter on an empty line', () => {
  it('opens the first turn behind the legend', () => expect(open(`${legend}|`)).toBe(`${legend}\nAB `));
  it('opens the next turn, a blank line apart', () =>
    expect(open(`${legend}\nAB Yes?\n|`)).toBe(`${legend}\nAB Yes?\n\nCD `));
  it('opens it between two turns', () =>
    expect(open(`${legend}\nAB Yes?\n|\n\nAB And?\n`)).toBe(`${legend}\nAB Yes?\n\nCD \n\nAB And?\n`));
  it('writes the label as the others are written', () => {
    expect(open('**Ann Bell:** Yes?\n\n**Carl Dunn:** No.\n|')).toBe(
      '**Ann Bell:** Yes?\n\n**Carl Dunn:** No.\n\n**Ann Bell:** ',
    );
  });
  it('writes the time where the turns have times', () => {
    expect(open('Ann (00:00:01):\nYes?\n\nCarl (00:00:04):\nNo.\n|', 3671.8)).toBe(
      'Ann (00:00:01):\nYes?\n\nCarl (00:00:04):\nNo.\n\nAnn (01:01:11):\n',
    );
    expect(open(`${legend}\nAB Yes?\n|`, 12)).toBe(`${legend}\nAB Yes?\n\nCD `);
  });
  it('learns nothing from one label that was parted from its words', () => {
    expect(open(`${legend}\nAB \nYes?\n|`)).toBe(`${legend}\nAB \nYes?\n\nCD `);
    expect(open(`${legend}\nAB \nYes?\n\nCD No.\n|`)).toBe(`${legend}\nAB \nYes?\n\nCD No.\n\nAB `);
    expect(open('**Ann:**\nYes?\n\n**Carl:** No.\n|')).toBe('**Ann:**\nYes?\n\n**Carl:** No.\n\n**Ann:** ');
  });
  it('writes words below their label where most turns have them there', () =>
    expect(open('**Ann:**\nYes?\n\n**Carl:**\nNo.\n\n**Ann:** So?\n|')).toBe(
      '**Ann:**\nYes?\n\n**Carl:**\nNo.\n\n**Ann:** So?\n\n**Carl:**\n',
    ));
  it('is a line break like any other elsewhere', () => {
    expect(open(`${legend}\nAB Yes|?\n`)).toBeNull();
    expect(open(`${legend}\nAB Yes?\n\n# Part two\n|`)).toBeNull();
    expect(open('|')).toBeNull();
  });
});

it('prints marks in the episode’s own digits', () => {
  expect(printMark(parseEpisode(legend, {}), 'inaudible', 753)).toBe('[inaudible 00:12:33]');
  expect(printMark(parseEpisode('**Ann:** [04:11] Yes.\n\n**Bo:** [05:12] No.\n', {}), 'inaudible', 753)).toBe(
    '[inaudible 12:33]',
  );
  expect(printMark(parseEpisode(legend, {}), 'crosstalk', null)).toBe('[crosstalk]');
});
