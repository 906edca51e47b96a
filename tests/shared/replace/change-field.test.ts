import { expect, test } from 'vitest';
import { libraryConfigSchema } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { changeField, type FieldChange } from '../../../shared/replace/change-field.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const episode = `---
title: 'Bees'   # working title
subtitle:
summary: "  two   spaces "
tags: [a, b]
season: &s 2
copy: *s
iriss_archive_libsyn_title: Bees
---

MD - Mina Duval

MD Hello.
`;

const config = libraryConfigSchema.parse({});

function change(what: FieldChange): string {
  const result = changeField(parseEpisode(episode, {}), what, config);
  if (result === null) return 'nothing';
  return 'reason' in result
    ? result.reason
    : applyEdits(
        episode,
        result.hits.flatMap(({ edits }) => edits),
      );
}

test('a field is set in its own quoting, and every other byte stays', () => {
  expect(change({ kind: 'set', key: 'title', value: 'Wasps', onlyEmpty: false })).toBe(
    episode.replace("'Bees'", "'Wasps'"),
  );
});

test('a field that is not there is added, quoted as the others are', () => {
  expect(change({ kind: 'set', key: 'place', value: 'Leeds', onlyEmpty: false })).toBe(
    episode.replace('title: Bees\n---', 'title: Bees\nplace: "Leeds"\n---'),
  );
});

test('only empty fields are set when asked so', () => {
  expect(change({ kind: 'set', key: 'title', value: 'Wasps', onlyEmpty: true })).toBe('nothing');
  expect(change({ kind: 'set', key: 'subtitle', value: 'Wasps', onlyEmpty: true })).toBe(
    episode.replace('subtitle:', 'subtitle: Wasps'),
  );
});

test('a value is copied from another field', () => {
  expect(change({ kind: 'copy', key: 'subtitle', from: 'title', onlyEmpty: true })).toBe(
    episode.replace('subtitle:', 'subtitle: Bees'),
  );
  expect(change({ kind: 'copy', key: 'subtitle', from: 'nowhere', onlyEmpty: true })).toBe('nothing');
});

test('surplus white space is taken out of a value', () => {
  expect(change({ kind: 'trim', key: 'summary' })).toBe(episode.replace('"  two   spaces "', '"two spaces"'));
  expect(change({ kind: 'trim', key: 'title' })).toBe('nothing');
});

test('a field is removed with its line, unless another refers to it', () => {
  expect(change({ kind: 'remove', key: 'summary' })).toBe(episode.replace('summary: "  two   spaces "\n', ''));
  expect(change({ kind: 'remove', key: 'season' })).toBe('“season” cannot be removed: another field refers to it.');
});

test('a frozen field takes no change', () => {
  expect(change({ kind: 'set', key: 'iriss_archive_libsyn_title', value: 'x', onlyEmpty: false })).toContain(
    'is frozen',
  );
});
