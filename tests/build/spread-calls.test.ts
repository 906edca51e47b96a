import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { append, largest, smallest } from '../../shared/lists.ts';

const root = join(import.meta.dirname, '..', '..');

test('no list is spread into the arguments of a call that takes one by one: a long one overflows the stack', () => {
  const spread = /\b(?:push|unshift|max|min|fromCharCode|fromCodePoint)\((?:[\w.]+, )*\.\.\./;
  const found = ['shared', 'electron', 'renderer'].flatMap((layer) =>
    readdirSync(join(root, layer), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) =>
        readFileSync(join(root, layer, path), 'utf8')
          .split('\n')
          .flatMap((line, index) => (spread.test(line) ? [`${layer}/${path}:${index + 1}`] : [])),
      ),
  );
  expect(found).toEqual([]);
});

test('a million numbers are added, and the least and the greatest of them found', () => {
  const million = Array.from({ length: 1_000_000 }, (_, index) => index);
  const list = [-1];
  append(list, million);
  expect([list.length, smallest(list), largest(list)]).toEqual([1_000_001, -1, 999_999]);
});
