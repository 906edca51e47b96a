import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countPassage, holdsPieceOf, readPassage, removePassage } from '../../../shared/purge/passage.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const without = (text: string, passage: string) => applyEdits(text, removePassage(text, readPassage(passage)!));

describe('a passage', () => {
  test('is found whatever its capitals, its line breaks and the form of its accents', () => {
    expect(without('José  Keir said JOSÉ\nKEIR, and Jose\u0301 Keir.', 'José Keir')).toBe(
      '[removed] said [removed], and [removed].',
    );
  });

  test('may hold what regular expressions make something of', () => {
    expect(without('It cost $5 (about). It cost $5 (about).', '$5 (about).')).toBe(
      'It cost [removed] It cost [removed]',
    );
  });

  test('is whole words', () => {
    expect(without('Ann’s annual talk, and Joann. (Ann)', 'Ann')).toBe(
      '[removed]’s annual talk, and Joann. ([removed])',
    );
  });

  test('is nothing that stands everywhere by chance', () => {
    expect(['', ' ', 'a', 'MD', '?!…', '.*'].map(readPassage)).toEqual([null, null, null, null, null, null]);
  });

  test('is gone once it is removed, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('1', '2', 'é', ' ', '\n', '.', '(', '$', '-', '🎙'), maxLength: 14 });
    fc.assert(
      fc.property(text, text, text, (words, before, after) => {
        const passage = readPassage(words);
        if (passage === null) return;
        const all = `${before} ${words} ${after}`;
        expect(countPassage(all, passage)).toBeGreaterThan(0);
        expect(countPassage(without(all, words), passage)).toBe(0);
      }),
    );
  });
});

test('a piece of it that a record kept is known as one', () => {
  const passage = readPassage('My brother was arrested in Leith that winter')!;
  expect(holdsPieceOf('… my brother was arrested in', passage)).toBe(true);
  expect(holdsPieceOf('in Leith that winter. And then we', passage)).toBe(true);
  expect(holdsPieceOf('was arrested in Leith', passage)).toBe(true);
  expect(holdsPieceOf('We met that winter', passage)).toBe(false);
  expect(holdsPieceOf('doubled-space', passage)).toBe(false);
});
