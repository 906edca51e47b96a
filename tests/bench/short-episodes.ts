import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A library of so many episodes of twelve turns. */
export function writeShortEpisodes(library: string, count: number): void {
  mkdirSync(library, { recursive: true });
  for (let file = 0; file < count; file++) writeFileSync(join(library, `${file}.md`), writeShortEpisode(file));
}

function writeShortEpisode(number: number): string {
  const turns = Array.from(
    { length: 12 },
    (_, turn) =>
      `${turn % 2 === 0 ? 'AB' : 'CD'} This is turn ${turn} of number ${number}, and it says that the ferry was late again.\n`,
  );
  return `---\ntitle: An episode called ${number}\ndate: 2020-01-01\n---\n\nAB - Ann Bell  \nCD - Cy Dale\n\n${turns.join('\n')}`;
}
