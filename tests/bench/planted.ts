import type { Episodes } from './episodes.ts';
import { say } from './measure.ts';
import { isFound, problemKeys } from './new-problems.ts';
import { plantErrors } from './plant-errors.ts';
import { seededRandom } from './plant-speakers.ts';

/**
 * Plants one error of attribution at a time in real episodes, and looks whether an error or a warning that the clean
 * text does not have stands on its line.
 * @param list print those that were missed
 */
export function measurePlanted({ files }: Episodes, seed: number, list: boolean): void {
  const random = seededRandom(seed);
  const counts = new Map<string, { found: number; of: number }>();
  for (const { path, text } of files) {
    const clean = problemKeys(text);
    for (const planted of plantErrors(text, random)) {
      const count = counts.get(planted.kind) ?? { found: 0, of: 0 };
      counts.set(planted.kind, count);
      count.of++;
      if (isFound(planted.text, planted.line, clean)) count.found++;
      else if (list) say(`  missed: ${path}:${planted.line} ${planted.kind}: ${planted.detail} | ${planted.text.split('\n')[planted.line - 1]!.slice(0, 100)}`);
    }
  }
  const all = [...counts.values()].reduce((sum, { found, of }) => ({ found: sum.found + found, of: sum.of + of }), { found: 0, of: 0 });
  say(`\nOne error of attribution planted in each text, seed ${seed}: found at its line`);
  for (const [kind, count] of [...counts, ['all', all] as const]) say(`  ${kind.padEnd(48)}${`${count.found} of ${count.of}`.padStart(14)}${`${((100 * count.found) / count.of).toFixed(0)}%`.padStart(7)}`);
}
