import type { LibraryConfig } from '../../shared/config/library-config.ts';
import { fieldSchemaFor } from '../../shared/episode/field-schema.ts';
import type { Episode, FieldValue } from '../../shared/episode/model.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../shared/lint/lint.ts';
import type { Problem } from '../../shared/lint/problem.ts';
import { RostrumError } from '../../shared/ipc/result.ts';
import type { FileRecord, SearchableTurn } from '../catalogue/catalogue.ts';
import type { ScannedFile } from '../files/scan.ts';
import { compareWithGrayMatter } from '../files/read-front-matter.ts';
import { readSource, type SourceFile } from '../files/read-file.ts';

export interface InspectedFile extends SourceFile {
  readonly episode: Episode;
  readonly problems: readonly Problem[];
}

/**
 * Reads, parses and lints one file, as every service and both shells do.
 * @throws RostrumError as `readSource`
 */
export async function inspectFile(path: string, config: LibraryConfig): Promise<InspectedFile> {
  const file = await readSource(path);
  return { ...file, ...inspectText(file.source.text, config) };
}

/** The episode and its problems, among them where other tools would split the front matter elsewhere. */
export function inspectText(text: string, config: LibraryConfig): { readonly episode: Episode; readonly problems: readonly Problem[] } {
  const episode = parseEpisode(text, config.houseStyle ? { houseStyle: config.houseStyle } : {});
  const problems = lintEpisode(episode, { config });
  const difference = compareWithGrayMatter(text, episode.frontMatter);
  return difference ? { episode, problems: [{ rule: 'front-matter-syntax', severity: 'error', ...difference, fixes: [] }, ...problems] } : { episode, problems };
}

/** What the catalogue keeps of an inspected file. */
export function recordOf(file: ScannedFile, { hash, episode, problems }: InspectedFile, config: LibraryConfig): FileRecord {
  const fields = new Map<string, FieldValue>(episode.frontMatter.fields.map(({ key, value }) => [key, value]));
  const people = new Map<string, number>();
  for (const { name, label, turns } of episode.speakers) {
    const person = name ?? label;
    if (turns > 0) people.set(person, (people.get(person) ?? 0) + turns);
  }
  const count = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity).length;
  const isEpisode = episode.turns.length > 0 && !file.path.endsWith('_index.md');
  return {
    path: file.path,
    size: file.size,
    modified: file.modified,
    hash,
    kind: isEpisode || episode.frontMatter.status === 'error' ? 'episode' : 'page',
    title: textOf(fields.get('title')) ?? headingOf(episode) ?? file.path.replace(/^.*\//, '').replace(/\.\w+$/, ''),
    date: textOf(fields.get('date')),
    draft: fields.get('draft') === true,
    guests: guestsOf(episode),
    houseStyle: episode.houseStyle,
    turns: episode.turns.length,
    words: episode.turns.reduce((sum, turn) => sum + turn.words, 0),
    problems: { error: count('error'), warning: count('warning'), hint: count('hint') },
    openMarks: episode.marks.length,
    fields: Object.fromEntries(episode.frontMatter.fields.map(({ key, value }) => [key, fieldSchemaFor(key, config, value).type])),
    people: [...people].map(([name, turns]) => ({ name, turns })),
    failure: null,
  };
}

/** A file that cannot be read stays in the list, with the reason. */
export function recordOfFailure(path: string, size: number, modified: number, error: unknown): FileRecord {
  const failure = error instanceof RostrumError ? error.failure.message : String(error);
  return {
    path, size, modified, hash: '', kind: 'unreadable', title: path, date: null, draft: false, guests: [], houseStyle: null,
    turns: 0, words: 0, problems: { error: 0, warning: 0, hint: 0 }, openMarks: 0, fields: {}, people: [], failure,
  };
}

/** Turns and narration as the full-text search keeps them. */
export function searchableTurns({ text, blocks, speakers }: Episode): SearchableTurn[] {
  const names = new Map(speakers.map(({ label, name }) => [label, name ?? label]));
  return blocks.flatMap((block): SearchableTurn[] => {
    switch (block.kind) {
      case 'turn': {
        const words = block.paragraphs.map(({ from, to }) => text.slice(from, to)).join('\n');
        return [{ line: block.line, speaker: names.get(block.label.text) ?? block.label.text, words }];
      }
      case 'narration':
        return [{ line: block.line, speaker: null, words: text.slice(block.range.from, block.range.to) }];
      default:
        return [];
    }
  });
}

/** Everybody but the person who speaks first, who asks the questions; a `guests` field decides where there is one. */
function guestsOf({ frontMatter, speakers, turns }: Episode): string[] {
  const field = frontMatter.fields.find(({ key }) => key === 'guests')?.value;
  if (Array.isArray(field)) return field.map(String);
  const host = turns[0]?.label.text;
  return speakers.filter(({ label, turns: count }) => label !== host && count > 0).map(({ name, label }) => name ?? label);
}

function headingOf({ text, blocks }: Episode): string | null {
  const heading = blocks.find((block) => block.kind === 'heading');
  return heading ? text.slice(heading.range.from, heading.range.to).replace(/^#+\s*/, '').trim() : null;
}

function textOf(value: FieldValue | undefined): string | null {
  return value === undefined || value === null || typeof value === 'object' ? null : String(value);
}
