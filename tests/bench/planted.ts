import type { EpisodeFile, Episodes } from './episodes.ts';
import { labelStyles, rewriteLabels } from './label-styles.ts';
import { say } from './measure.ts';
import { isFound, problemKeys } from './new-problems.ts';
import { plantErrors, plantErrorsInStyle, type PlantedError } from './plant-errors.ts';
import { seededRandom } from './plant-speakers.ts';

/**
 * Plants one error of attribution at a time in real episodes, and looks whether an error or a warning that the clean
 * text does not have stands on its line.
 * @param list print those that were missed
 */
export function measurePlanted({ files }: Episodes, seed: number, list: boolean): void {
  const random = seededRandom(seed);
  const asWritten = new Map<string, Count>();
  for (const file of files) countFound(asWritten, file, plantErrors(file.text, random), list);
  print(`One error of attribution planted in each text, seed ${seed}: found at its line`, asWritten);
  const rewritten = new Map<string, Count>();
  const styles = Object.entries(labelStyles);
  files.forEach((file, i) => {
    // Each file in a few of the styles: all of them would take minutes.
    for (const [name, style] of styles.filter((_, at) => (at + i + seed) % stylesApart === 0)) {
      const text = rewriteLabels(file.text, style);
      if (text !== null)
        countFound(
          rewritten,
          { path: file.path, text },
          plantErrorsInStyle(text, random, name).map((planted) => ({ ...planted, kind: name })),
          list,
        );
    }
  });
  print('The same with labels rewritten into other forms', rewritten);
}

const stylesApart = 5;

interface Count {
  found: number;
  of: number;
}

function countFound(
  counts: Map<string, Count>,
  { path, text }: EpisodeFile,
  errors: readonly PlantedError[],
  list: boolean,
): void {
  const clean = problemKeys(text);
  for (const planted of errors) {
    const count = counts.get(planted.kind) ?? { found: 0, of: 0 };
    counts.set(planted.kind, count);
    count.of++;
    if (isFound(planted.text, planted.line, clean)) count.found++;
    else if (list)
      say(
        `  missed: ${path}:${planted.line} ${planted.kind}: ${planted.detail} | ${planted.text.split('\n')[planted.line - 1]!.slice(0, 100)}`,
      );
  }
}

function print(title: string, counts: ReadonlyMap<string, Count>): void {
  const all = [...counts.values()].reduce((sum, { found, of }) => ({ found: sum.found + found, of: sum.of + of }), {
    found: 0,
    of: 0,
  });
  say(`\n${title}`);
  for (const [kind, count] of [...counts, ['all', all] as const])
    say(
      `  ${kind.padEnd(48)}${`${count.found} of ${count.of}`.padStart(14)}${`${((100 * count.found) / count.of).toFixed(0)}%`.padStart(7)}`,
    );
}
