import fc from 'fast-check';
import { expect, test } from 'vitest';
import { libraryConfigSchema } from '../../shared/config/library-config.ts';
import { findDoubts } from '../../shared/doubts/find-doubts.ts';
import type { Episode, HouseStyle } from '../../shared/episode/model/episode.ts';
import { houseStyles } from '../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { anchorOf } from '../../shared/lint/model/excuses.ts';
import { lintEpisode } from '../../shared/lint/lint.ts';
import type { Problem } from '../../shared/lint/model/problem.ts';
import { rules } from '../../shared/lint/registry.ts';
import { applyEdits, type TextRange } from '../../shared/text/text-edit.ts';
import { anyText, someSeconds } from './texts.ts';

const config = libraryConfigSchema.parse({
  lint: {
    rules: Object.fromEntries(
      rules.filter(({ offByDefault }) => offByDefault).map(({ id, severity }) => [id, severity]),
    ),
  },
});
const asked: fc.Arbitrary<HouseStyle | undefined> = fc.constantFrom(undefined, undefined, undefined, ...houseStyles);
const parse = (text: string, houseStyle?: HouseStyle) => parseEpisode(text, houseStyle ? { houseStyle } : {});
const lint = (episode: Episode): Problem[] => lintEpisode(episode, { config });

function isInside({ from, to }: TextRange, text: string): boolean {
  return from >= 0 && to >= from && to <= text.length;
}

test('whatever the text, every range of what is parsed lies in it, in order, and says what stands there', () => {
  fc.assert(
    fc.property(anyText, asked, (text, style) => {
      const { blocks, turns, frontMatter, legend, marks, speakers } = parse(text, style);
      let end = frontMatter.range.to;
      for (const { range, line } of blocks) {
        expect(isInside(range, text)).toBe(true);
        expect(range.from).toBeGreaterThanOrEqual(end);
        expect(text.slice(0, range.from).split('\n').length).toBe(line);
        end = range.to;
      }
      for (const { label, paragraphs, range } of turns) {
        expect(text.slice(label.range.from, label.range.to)).toBe(label.text);
        expect(label.fullRange.from <= label.range.from && label.range.to <= label.fullRange.to).toBe(true);
        for (const paragraph of paragraphs) {
          expect(
            paragraph.from >= label.fullRange.to && paragraph.to <= range.to && paragraph.to > paragraph.from,
          ).toBe(true);
          expect(text.slice(paragraph.from, paragraph.to).trimEnd()).toBe(text.slice(paragraph.from, paragraph.to));
        }
      }
      for (const { label, name, labelRange, nameRange } of legend)
        expect([text.slice(labelRange.from, labelRange.to), text.slice(nameRange.from, nameRange.to)]).toEqual([
          label,
          name,
        ]);
      for (const mark of marks) expect(text.slice(mark.range.from, mark.range.to)).toBe(mark.text);
      for (const { key, raw, keyRange, valueRange, range } of frontMatter.fields) {
        expect(text.slice(valueRange.from, valueRange.to)).toBe(raw);
        expect(isInside(keyRange, text) && isInside(range, text)).toBe(true);
        expect(key).not.toBe(undefined);
      }
      expect(speakers.map(({ number }) => number)).toEqual(speakers.map((_, index) => index + 1));
      expect(speakers.reduce((sum, speaker) => sum + speaker.turns, 0)).toBe(
        turns.filter(({ label }) => label.text !== '??').length,
      );
    }),
    someSeconds,
  );
});

test('whatever the text, problems lie in it, have words, and can be found again; doubts name two people', () => {
  fc.assert(
    fc.property(anyText, asked, (text, style) => {
      const episode = parse(text, style);
      for (const problem of lint(episode)) {
        expect(isInside(problem.range, text)).toBe(true);
        expect(problem.message).toMatch(/\S.*[.?]$/s);
        expect(anchorOf(text, problem)).not.toMatch(/\n/);
      }
      for (const { label, likelier, reason } of findDoubts(episode))
        expect(label !== likelier && reason !== '').toBe(true);
    }),
    someSeconds,
  );
});

test('every fix applies and changes something, and what comes of it can be read and linted', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { rule, fixes } of lint(parse(text))) {
        for (const { edits, title } of fixes) {
          const fixed = applyEdits(text, edits);
          expect(fixed, `${rule}: ${title}`).not.toBe(text);
          lint(parse(fixed));
        }
      }
    }),
    someSeconds,
  );
});

test('fixes that need no judgement change nothing but white space and punctuation, and come to an end', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let current = text;
      for (let round = 0; ; round++) {
        const fix = lint(parse(current)).flatMap(({ fixes }) => fixes.filter(({ ticked }) => ticked))[0];
        if (fix === undefined) break;
        const next = applyEdits(current, fix.edits);
        expect(lettersOf(next), JSON.stringify(current)).toBe(lettersOf(current));
        current = next;
        expect(round, JSON.stringify(text)).toBeLessThan(100);
      }
    }),
    someSeconds,
  );
});

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
