import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const section = /^## Data safety\n(.*?)^## /ms.exec(page)![1]!;

/** Each promise with what is said to prove it. */
const rows = [...section.matchAll(/^\| (?!promise|---)(.+?) \| (.+?) \|$/gm)].map(([, promise, proof]) => ({
  promise: promise!,
  proof: proof!,
}));

test('the page on data safety has its table', () => {
  expect(rows.length).toBeGreaterThan(10);
});

test.each(rows)('a test stands behind: $promise', ({ proof }) => {
  const named = [...proof.matchAll(/`([^`]+)`, “([^”]+)”/g)];
  expect(named).not.toEqual([]);
  // Nothing else is named as a proof.
  expect(proof.replaceAll(/`[^`]+`, “[^”]+”/g, '').replaceAll(/[;,. ]|and/g, '')).toBe('');
  for (const [, file, name] of named) {
    expect(existsSync(join(root, file!)), file).toBe(true);
    const text = readFileSync(join(root, file!), 'utf8');
    // A title is the first argument of its call.
    const names = [...text.matchAll(/[(\n]\s*(['"`])([^\n]*?)\1,/g)].map(([, , title]) => title!);
    expect(
      names.filter((title) => title.includes(name!)),
      `${file}: “${name}”`,
    ).not.toEqual([]);
  }
});
