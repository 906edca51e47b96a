import { expect, test } from 'vitest';
import { previewFixes } from '../../../shared/changes/preview-fixes.ts';
import type { ChangeHit } from '../../../shared/changes/change-hit.ts';
import { libraryConfigSchema } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const legend = 'MD - Michelle Drumm  \nTW - Tara Woods\n\n';
const head = `---\ntitle: Gardens\n---\n\n${legend}`;

/** Before and after of every hit of a rule, ticked ones with a tick, with the number of the problem where it has several answers. */
function previewed(text: string, rule: string, config = libraryConfigSchema.parse({})) {
  const episode = parseEpisode(text, config);
  const problems = lintEpisode(episode, { config }).filter((problem) => problem.rule === rule);
  const hits = previewFixes(episode, problems, config);
  const words = ({ ticked, line, place, removed, inserted, problem }: ChangeHit) =>
    `${ticked ? '✓' : '·'} ${line} ${place}: [${removed}] → [${inserted}]${problem === undefined ? '' : ` #${problem}`}`;
  return { lines: hits.map(words), hits };
}

test('what can be read in one way only is ticked, with its line, who speaks and what would be written', () => {
  const text = `${head}MD Didn&#39;t you say so?\n\nTW I didn&#39;t.\n`;
  const { lines, hits } = previewed(text, 'html-entity');
  expect(lines).toEqual(["✓ 8 MD: [&#39;] → [']", "✓ 10 TW: [&#39;] → [']"]);
  expect(
    applyEdits(
      text,
      hits.flatMap(({ edits }) => edits),
    ),
  ).toBe(text.replaceAll('&#39;', "'"));
});

test('the fixes of a problem that can be mended in several ways are alternatives, and none is ticked', () => {
  const turns = 'MD Well, thanks.\n\nTW Thank you.\n\nMD And now?\n\nQX I went home.\n\nMD Did you?\n\nTW I did.\n';
  expect(previewed(head + turns, 'unknown-label').lines).toEqual([
    '· 14 QX: [QX] → [TW] #0',
    '· 14 QX: [QX] → [MD] #0',
  ]);
});

test('joining two turns is one of several readings, and not ticked although there is no other fix', () => {
  const turns = 'MD Well, thanks.\n\nTW Thank you.\n\nTW It was long ago.\n\nMD And now?\n\nTW I went home.\n';
  const { lines } = previewed(head + turns, 'same-speaker-twice');
  expect(lines).toEqual(['· 12 TW: [TW ] → []']);
});

test('a fix that would do the same to other turns too is left out: they have problems of their own', () => {
  const turns =
    'MD Well, thanks.\n\nTWW Thank you.\n\nMD And now?\n\nTWW I went home.\n\nMD Did you?\n\nTW I did.\n\nMD Oh?\n\nTW Yes.\n';
  const { hits } = previewed(head + turns, 'unknown-label');
  expect(hits.every(({ edits }) => edits.length === 1)).toBe(true);
  // A near label is a question, too: the words may be anybody's.
  expect(hits.filter(({ ticked }) => ticked)).toEqual([]);
  expect(hits.map(({ line }) => line)).toEqual([...new Set(hits.map(({ line }) => line))]);
});

test('frozen fields are left alone', () => {
  const text = `${head}MD Well.\n\nTW Thank you.\n`.replace('Gardens', 'no');
  const of = (frozen: string[]) => previewed(text, 'ambiguous-value', libraryConfigSchema.parse({ frozen })).lines;
  expect(of([])).toEqual(['✓ 2 title: [no] → ["no"]']);
  expect(of(['title'])).toEqual([]);
});
