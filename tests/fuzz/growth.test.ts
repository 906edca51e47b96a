import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { measureGrowth, tolerated, type Effort } from './measure-growth.ts';
import { onEpisodes, onFrontMatter, onTranscripts, type Operation } from './operations.ts';
import { bodies, frontMatters, transcripts, type Shape } from './shapes.ts';

/**
 * `npm run fuzz` tries every operation over every shape, and larger texts. A run among the other tests tries some, always
 * the same, so that it does not fail for what a change did not do; `ROSTRUM_FUZZ_SEED` names others.
 */
const isLong = process.env['ROSTRUM_FUZZ'] === 'long';
const effort: Effort = isLong ? { enough: 200, most: 1_000_000 } : { enough: 40, most: 120_000 };
const seed = Number(process.env['ROSTRUM_FUZZ_SEED'] ?? 1);
const tried = 25;
const hours = 3_600_000;

interface Combination {
  readonly operation: string;
  readonly shape: string;
}

function combine(operations: ReadonlyMap<string, Operation>, shapes: ReadonlyMap<string, Shape>): Combination[] {
  const all = [...operations.keys()].flatMap((operation) => [...shapes.keys()].map((shape) => ({ operation, shape })));
  if (isLong) return all;
  return fc.sample(fc.shuffledSubarray(all, { minLength: tried, maxLength: tried }), { seed, numRuns: 1 })[0]!;
}

describe.each([
  ['episodes', onEpisodes, bodies],
  ['front matter', onFrontMatter, frontMatters],
  ['transcripts of other programs', onTranscripts, transcripts],
] as const)('a text of twice the length takes about twice as long: %s', (_, operations, shapes) => {
  test('whatever is done with it, of whatever shape it is', { timeout: isLong ? 6 * hours : 300_000 }, () => {
    const slow = combine(operations, shapes).flatMap(({ operation, shape }) => {
      const growth = measureGrowth(operations.get(operation)!, shapes.get(shape)!, effort);
      return growth > tolerated ? [`${growth.toFixed(1)} times as long: ${operation} of ${shape}`] : [];
    });
    expect(slow).toEqual([]);
  });
});

/** What once took seconds or minutes. */
test.each([
  ['lint', 'time, "\\n\\nAnn Lee (00:00:01):\\nWord 1 is said.\\n\\nJon Buda (00:00:01):\\nNo."'],
  ['lint', 'colon, "\\n```\\n"'],
  ['lint', 'time, "\\n<A b={1}>"'],
  ['write html', 'bold, "!"'],
  ['write html', 'bold, "**a"'],
  ['write html', 'bold, "\\n<!-- a"'],
  ['write vtt', 'time, "\\n\\nAnn Lee (00:00:01):\\nWord 1 is said.\\n\\nJon Buda (00:00:01):\\nNo."'],
  ['compare with gray-matter', 'yaml, "a: b\\n"'],
  ['read', '"<p>", "<b>A:</b> b"'],
])('%s of many %s takes time in proportion to them', (operation, name) => {
  const all = new Map([...onEpisodes, ...onFrontMatter, ...onTranscripts]);
  const found = [...new Map([...bodies, ...frontMatters, ...transcripts])].filter(([shape]) =>
    shape.startsWith(name.slice(0, -1)),
  );
  expect(found).not.toHaveLength(0);
  for (const [shape, make] of found)
    expect(
      measureGrowth(all.get(operation)!, make, { enough: 40, most: 300_000 }),
      `${operation} of ${shape}`,
    ).toBeLessThanOrEqual(tolerated);
});

test('aliases of aliases, and a value within itself, are refused in words', () => {
  const laughs = Array.from(
    { length: 40 },
    (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`}, *${i === 0 ? 'a' : `b${i - 1}`}]`,
  ).join('\n');
  expect(parseEpisode(`---\na: &a [x, x]\n${laughs}\n---\n`, {}).frontMatter).toMatchObject({
    status: 'error',
    problems: [{ message: expect.stringContaining('too large') }],
  });
  expect(parseEpisode('---\na: &a [*a]\n---\n', {}).frontMatter).toMatchObject({
    status: 'error',
    problems: [{ message: expect.stringContaining('itself') }],
  });
});
