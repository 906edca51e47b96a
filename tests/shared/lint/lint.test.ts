import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig, libraryConfigSchema } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { anchorOf, splitExcused } from '../../../shared/lint/model/excuses.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { rules } from '../../../shared/lint/registry.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { only } from './lint-text.ts';

const text =
  '---\ntitle: A walk\ndate: 2024-05-31\n---\nMD - Michelle Drumm\nTW - Tom Wood\n\nMD Well.so.\n\nXQ Yes.\n\nTW Good. and so.\n';
const lint = (source: string, levels: Record<string, string> = {}): Problem[] =>
  lintEpisode(parseEpisode(source, {}), { config: libraryConfigSchema.parse({ lint: { rules: levels } }) });

describe('lintEpisode', () => {
  test('gives problems in the order of the text, with the rule’s severity', () => {
    expect(lint(text).map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'warning legend-line-break',
      'error unknown-label',
      'warning lower-case-start',
    ]);
  });

  test('lets rostrum.yaml switch rules off, on, and to another severity', () => {
    const problems = lint(`${text}\nTW To to.\n`, {
      'unknown-label': 'off',
      'lower-case-start': 'hint',
      'doubled-word': 'error',
    });
    expect(problems.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'warning legend-line-break',
      'hint lower-case-start',
      'hint same-speaker-twice',
      'error doubled-word',
    ]);
  });

  test('names every rule once, in kebab case', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('ticks only what changes white space or label punctuation', () => {
    const problems = lint(text, Object.fromEntries(rules.map(({ id }) => [id, 'hint'])));
    for (const { fixes } of problems) {
      for (const { ticked, edits } of fixes) {
        const letters = (source: string): string => source.replace(/[^\p{L}\p{N}]/gu, '');
        if (ticked) expect(letters(applyEdits(text, edits))).toBe(letters(text));
      }
    }
  });
});

describe('excuses', () => {
  const episode = parseEpisode(text, {});
  const problems = lintEpisode(episode, { config: defaultConfig });
  const unknown = problems.find(({ rule }) => rule === 'unknown-label')!;

  test('an excused problem is gone from the list and told apart', () => {
    const excused = [{ rule: 'unknown-label', anchor: anchorOf(text, unknown) }];
    expect(lintEpisode(episode, { config: defaultConfig, excused }).map(({ rule }) => rule)).toEqual([
      'legend-line-break',
      'lower-case-start',
    ]);
    expect(splitExcused(episode, problems, excused).excused).toEqual([unknown]);
  });

  test('an excuse holds when lines are added above, and ends when its own words change', () => {
    const excused = [{ rule: 'unknown-label', anchor: anchorOf(text, unknown) }];
    const rulesAfter = (source: string): string[] =>
      lintEpisode(parseEpisode(source, {}), { config: defaultConfig, excused }).map(({ rule }) => rule);
    expect(rulesAfter(text.replace('MD Well', 'TW Well.\n\nMD Well'))).not.toContain('unknown-label');
    expect(rulesAfter(text.replace('XQ Yes', 'XQ No'))).toContain('unknown-label');
  });

  test('a whole file can be excused from a rule', () => {
    const rulesLeft = lintEpisode(episode, {
      config: defaultConfig,
      excused: [{ rule: 'unknown-label', anchor: null }],
    }).map(({ rule }) => rule);
    expect(rulesLeft).toEqual(['legend-line-break', 'lower-case-start']);
  });
});

describe('whatever the text', () => {
  const piece = fc.constantFrom(
    'MD - Michelle Drumm  \n',
    'TW - Tom Wood\n',
    '\n\n',
    'MD ',
    'TW ',
    'md ',
    'TW-',
    '**Ann Lee:** ',
    '**Ann Lee: ',
    'Ann Lee: ',
    'Ann Lee ',
    'Jon Buda (00:01:02):\n',
    'Jon Buda: 00:00:01\n',
    '---\n',
    'title: x\n',
    'date: 1\n',
    'speakers:\n  - Ann Lee\n',
    '\\[',
    ']',
    '(',
    '"',
    '“',
    '&#39;',
    ' -- ',
    '…',
    '...',
    '  ',
    '\u00a0',
    '.So',
    '. so ',
    '??',
    '[CHECK: a]',
    '```\n',
    '# H\n',
    'Yes. ',
    'Is it? ',
    'é',
    '👩',
  );
  const source = fc
    .array(fc.oneof({ weight: 9, arbitrary: piece }, { weight: 1, arbitrary: fc.string() }), { maxLength: 60 })
    .map((parts) => parts.join(''));
  const everything = libraryConfigSchema.parse({
    lint: { rules: Object.fromEntries(rules.map(({ id }) => [id, 'hint'])) },
  });

  test('every rule gives problems inside the text, and fixes that apply to it', () => {
    fc.assert(
      fc.property(source, (content) => {
        for (const { range, fixes, message } of lintEpisode(parseEpisode(content, {}), { config: everything })) {
          expect(message).not.toBe('');
          expect(range.from >= 0 && range.to >= range.from && range.to <= content.length).toBe(true);
          for (const { edits } of fixes) expect(applyEdits(content, edits)).not.toBe(content);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('linting twice gives the same', () => {
    fc.assert(
      fc.property(source, (content) => {
        const problems = lintEpisode(parseEpisode(content, {}), { config: everything });
        expect(lintEpisode(parseEpisode(content, {}), { config: everything })).toEqual(problems);
      }),
    );
  });
});

test('a recording knows the end better than the front matter does', () => {
  const episode = parseEpisode(
    '---\ntitle: A walk\nduration: "10:00"\n---\nAnn (00:00:01):\nYes?\n\nBo (00:09:00):\nNo.\n',
    {},
  );
  const messages = (recordingSeconds: number) =>
    lintEpisode(episode, { ...only('time-past-end'), recordingSeconds }).map(({ message }) => message);
  expect(messages(600)).toEqual([]);
  expect(messages(500)).toEqual(['9:00 is after the end of the episode, whose recording ends at 8:20.']);
});
