import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { isFound, problemKeys } from '../../bench/new-problems.ts';
import { labelStyles, rewriteLabels } from '../../bench/label-styles.ts';
import { plantErrors, plantErrorsInStyle } from '../../bench/plant-errors.ts';
import { seededRandom } from '../../bench/plant-speakers.ts';
import { realTranscripts } from '../../helpers/real-transcripts.ts';

interface Answer {
  readonly file: string;
  readonly clean: string;
  readonly line: number;
  readonly kind: string;
}

/** Texts of more characters cost the most and show nothing else. */
const longest = 45_000;

function shuffled<T>(from: readonly T[], random: () => number): T[] {
  return from
    .map((one) => ({ one, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ one }) => one);
}

const folder = new URL('../../../../shared/corpus/planted/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');

describe.skipIf(!existsSync(fileURLToPath(folder)))(
  'of the errors planted in real transcripts, at least 97 of 100 are reported at their line',
  () => {
    test('in the samples', () => {
      const answers = JSON.parse(read('answers.json')) as Answer[];
      const missed = answers.filter(({ file, clean, line }) => !isFound(read(file), line, problemKeys(read(clean))));
      expect(answers.length).toBeGreaterThan(0);
      expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(answers.length * 0.03);
    });

    test('and no fix that is offered for them puts words under another turn', () => {
      const random = seededRandom(21);
      // A line of the legend that read as a turn is none.
      const takesLabel = new Set(['same-speaker-twice', 'label-without-words', 'legend-form']);
      for (const path of realTranscripts.filter((name) => !name.includes('planted')).slice(0, 60)) {
        for (const { text } of plantErrors(readFileSync(path, 'utf8'), random)) {
          const episode = parseEpisode(text, {});
          const offered = lintEpisode(episode, { config: defaultConfig }).filter(
            ({ rule, fixes }) => fixes.length > 0 && !takesLabel.has(rule),
          );
          for (const { rule, fixes } of offered.slice(0, 5)) {
            const after = parseEpisode(applyEdits(text, fixes[0]!.edits), {});
            expect(after.turns.length, `${path} ${rule}`).toBeGreaterThanOrEqual(episode.turns.length);
          }
        }
      }
    });

    test('and in hundreds more, of the kinds of the samples and of others', () => {
      const random = seededRandom(20);
      const found = realTranscripts
        .filter((path) => !path.includes('planted'))
        .flatMap((path) => {
          const text = readFileSync(path, 'utf8');
          const clean = problemKeys(text);
          return plantErrors(text, random).map((planted) => isFound(planted.text, planted.line, clean));
        });
      expect(found.length).toBeGreaterThan(300);
      expect(found.filter(Boolean).length / found.length).toBeGreaterThan(0.97);
    });

    test('and whatever form labels are in, without more problems than in the form they came in', () => {
      const random = seededRandom(22);
      const files = realTranscripts
        .filter((path) => !path.includes('planted'))
        .map((path) => readFileSync(path, 'utf8'))
        .filter((text) => text.length < longest && parseEpisode(text, {}).turns.length >= 10);
      let problems = { before: 0, after: 0 };
      const all: boolean[] = [];
      for (const [name, style] of Object.entries(labelStyles)) {
        const some: { text: string; rewritten: string }[] = [];
        for (const text of shuffled(files, random)) {
          const rewritten = some.length < 4 ? rewriteLabels(text, style) : null;
          if (rewritten !== null) some.push({ text, rewritten });
        }
        const found = some.flatMap(({ text, rewritten }) => {
          const clean = problemKeys(rewritten);
          // What markdown makes of brackets is true of that form, and no false alarm.
          problems = {
            before: problems.before + problemKeys(text).length,
            after: problems.after + clean.filter((key) => !key.startsWith('markdown-in-words')).length,
          };
          return plantErrorsInStyle(rewritten, random, name).map((planted) =>
            isFound(planted.text, planted.line, clean),
          );
        });
        expect(found.filter(Boolean).length / found.length, name).toBeGreaterThan(0.9);
        all.push(...found);
      }
      expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.97);
      expect(problems.after).toBeLessThanOrEqual(problems.before * 1.05);
    });
  },
);
