import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { fillEpisode, isUnwritten } from '../../../shared/import/fill-episode.ts';
import { readHabits } from '../../../shared/new-episode/habits.ts';

const habitsOf = (text: string) => readHabits([{ path: 'one.md', episode: parseEpisode(text, {}) }], defaultConfig);
const initials = habitsOf('---\ntitle: One\n---\nAB - Ann Bell  \nCD - Carl Dunn\n\nAB Yes?\n\nCD No.\n');
const bold = habitsOf('---\ntitle: One\n---\n**Ann Bell:** Yes?\n\n**Carl Dunn:** No.\n');
const turn = (label: string, ...paragraphs: readonly string[]) => ({ label, start: null, paragraphs });

describe('an unwritten episode', () => {
  it.each([
    ['---\ntitle: Two\n---\n', true],
    ['---\ntitle: Two\n---\nAB - Ann Bell\n', true],
    ['---\ntitle: Two\n---\n**Ann Bell:**\n\n**Carl Dunn:**\n', true],
    ['---\ntitle: Two\n---\nAB - Ann Bell\n\nAB Yes?\n', false],
    ['---\ntitle: Two\n---\nA page.\n', false],
  ])('%j: %s', (text, unwritten) => expect(isUnwritten(parseEpisode(text, {}))).toBe(unwritten));

  it('keeps its front matter and its legend, and declares who is new', () => {
    const text = '---\ntitle: "Two"   # as on the site\n---\nCD - Carl Dunn\n';
    expect(
      fillEpisode(
        parseEpisode(text, {}),
        [turn('AB', 'Who?'), turn('CD', 'I.', 'And she.'), turn('??', 'Mm.')],
        [
          { label: 'AB', name: 'Ann Bell' },
          { label: 'CD', name: 'Carl Dunn' },
        ],
        initials,
      ),
    ).toBe(
      '---\ntitle: "Two"   # as on the site\n---\nCD - Carl Dunn  \nAB - Ann Bell\n\nAB Who?\n\nCD I.\n\nAnd she.\n\n?? Mm.\n',
    );
  });

  it('declares who else was there below who is declared, once, and with a label that nobody there has', () => {
    const text = '---\ntitle: Two\n---\nCD - Carl Dunn  \nAB - Amy Bond\n';
    const others = [
      { label: 'CD', name: 'Carl Dunn' },
      { label: 'AB', name: 'Ann Bell' },
    ];
    expect(fillEpisode(parseEpisode(text, {}), [turn('??', 'Mm.')], [], initials, others)).toBe(
      '---\ntitle: Two\n---\nCD - Carl Dunn  \nAB - Amy Bond  \nABE - Ann Bell\n\n?? Mm.\n',
    );
  });

  it('has the words in place of labels that stood ready', () => {
    const text = '---\ntitle: Two\n---\n**Ann Bell:**\n\n**Carl Dunn:**\n';
    expect(
      fillEpisode(
        parseEpisode(text, {}),
        [turn('Carl Dunn', 'Yes.')],
        [{ label: 'Carl Dunn', name: 'Carl Dunn' }],
        bold,
      ),
    ).toBe('---\ntitle: Two\n---\n\n**Carl Dunn:** Yes.\n');
  });
});
