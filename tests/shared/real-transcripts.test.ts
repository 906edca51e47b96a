import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { setField } from '../../shared/episode/front-matter/set-field.ts';
import { relabel } from '../../shared/operations/relabel.ts';
import { decode, encode, encodeEdits, type SourceText } from '../../shared/text/source-text.ts';
import type { TextEdit } from '../../shared/text/text-edit.ts';
import { realTranscripts } from '../helpers/real-transcripts.ts';

/** The ways in which the same file comes out of other programs. */
const variants: Readonly<Record<string, (text: string) => string>> = {
  'as they are': (text) => text,
  'with CRLF and a byte order mark': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  'with mixed line ends and no final newline': (text) =>
    text
      .replace(/\n+$/, '')
      .split('\n')
      .map((line, index) => line + ['\n', '\r\n', '\n', '\r'][index % 4])
      .join('')
      .trimEnd(),
};

const files = realTranscripts
  .filter((path) => !path.includes('planted'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

function read(text: string): { bytes: Uint8Array; source: SourceText; episode: Episode } {
  const bytes = new TextEncoder().encode(text);
  const decoded = decode(bytes);
  if (decoded.kind !== 'text') throw new Error(decoded.reason);
  return { bytes, source: decoded.source, episode: parseEpisode(decoded.source.text, {}) };
}

/** The bytes after the edits, with each edited stretch cut out of both: what must be the same. */
function outside(source: SourceText, edits: readonly TextEdit[]): { before: Uint8Array; after: Uint8Array } {
  const emptied = edits.map(({ from, to }) => ({ from, to, insert: '' }));
  const written = decode(encodeEdits(source, edits));
  if (written.kind !== 'text') throw new Error(written.reason);
  let shift = 0;
  const inserted = edits
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, insert }) => {
      const at = from + shift;
      shift += insert.length - (to - from);
      return { from: at, to: at + insert.length, insert: '' };
    });
  return { before: encodeEdits(source, emptied), after: encodeEdits(written.source, inserted) };
}

describe.skipIf(files.length === 0).each(Object.keys(variants))('real transcripts %s (needs ../shared)', (name) => {
  const all = files.map(({ path, text }) => ({ path, ...read(variants[name]!(text)) }));

  test('keep every byte when they are opened and saved', () => {
    for (const { path, bytes, source } of all) expect(Buffer.compare(encode(source), bytes), path).toBe(0);
  });

  test('keep every byte outside the value when a field is set, and come back when it is set back', () => {
    let set = 0;
    for (const { path, bytes, source, episode } of all) {
      for (const { key, value, raw } of episode.frontMatter.fields) {
        if (typeof value !== 'string') continue;
        const result = setField(source.text, key, `${value} “two”: # 3`);
        if (!result.ok) continue;
        set++;
        const { before, after } = outside(source, result.edits);
        expect(Buffer.compare(before, after), `${path}: ${key}`).toBe(0);
        const changed = decode(encodeEdits(source, result.edits));
        if (changed.kind !== 'text') throw new Error(changed.reason);
        const others = (one: Episode) =>
          one.frontMatter.fields.filter((field) => field.key !== key).map((field) => field.raw);
        expect(others(parseEpisode(changed.source.text, {})), path).toEqual(others(episode));
        const back = setField(changed.source.text, key, raw, { raw: true });
        expect(back.ok && Buffer.compare(encodeEdits(changed.source, back.edits), bytes), `${path}: ${key}`).toBe(0);
      }
    }
    expect(set).toBeGreaterThan(files.length / 2);
  });

  test('keep everything but the labels when turns go to another speaker', () => {
    for (const { path, source, episode } of all) {
      for (const { label, turns } of episode.speakers.filter((speaker) => speaker.turns > 0)) {
        const edits = relabel(episode, { from: label, to: 'QZ' });
        expect(edits.length, `${path}: ${label}`).toBe(turns);
        for (const { from, to } of edits) expect(source.text.slice(from, to)).toBe(label);
        const { before, after } = outside(source, edits);
        expect(Buffer.compare(before, after), `${path}: ${label}`).toBe(0);
      }
    }
  });
});
