import { emptySidecar, type SidecarRecord } from '../../../shared/sidecar/sidecar-record.ts';
import { countReviewed } from '../../../shared/sidecar/reviewed.ts';
import { placeTimes } from '../../../shared/sidecar/turn-times.ts';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { isSectionPage, titleOfPath } from '../../../shared/episode/model/file-names.ts';
import { fieldSchemaFor } from '../../../shared/episode/model/field-schema.ts';
import type { Episode, FieldValue } from '../../../shared/episode/model/episode.ts';
import { readPeople } from '../../../shared/episode/people/people-fields.ts';
import { valueText } from '../../../shared/episode/model/value-text.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { splitExcused } from '../../../shared/lint/model/excuses.ts';
import { problemsByRule } from '../../../shared/lint/model/problems-by-rule.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { Peers } from '../../../shared/lint/model/peers.ts';
import { rules } from '../../../shared/lint/registry.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { gatherMarks } from '../../../shared/marks/gather-marks.ts';
import { hasUnreadTurns } from '../../../shared/lint/facts/unread-lines.ts';
import { isUnresolved } from '../../../shared/marks/mark-kind.ts';
import { matchPerson } from '../../../shared/episode/people/match-person.ts';
import { isDraft, readLiveDates } from '../../../shared/publish/go-live.ts';
import type { FileRecord } from '../../catalogue/catalogue.ts';
import type { SearchableTurn } from '../../catalogue/search.ts';
import type { ScannedFile } from '../../files/scan.ts';
import { compareWithGrayMatter } from '../../files/read-front-matter.ts';
import { readSource, type SourceFile } from '../../files/read-file.ts';
import { isTicked, type StampedSidecar } from '../writing/sidecar.ts';

export interface InspectedFile extends SourceFile {
  readonly episode: Episode;
  readonly problems: readonly Problem[];
  /** Problems that an editor let stand. */
  readonly excused: readonly Problem[];
}

/** To be raised when the same file would be read otherwise than before: other turns, people or problems. */
const inspectionVersion = 8;

/** What the outcome of an inspection depends on besides the file. */
export function inspectionStamp(config: LibraryConfig): string {
  return JSON.stringify({ version: inspectionVersion, rules: rules.map(({ id }) => id), config });
}

/** What is kept beside an episode and decides what is a problem. */
export type SidecarFacts = Pick<SidecarRecord, 'excuses' | 'times'>;

/**
 * Reads, parses and lints one file, as every service and both shells do.
 * @throws RostrumError as `readSource`
 */
export async function inspectFile(
  path: string,
  config: LibraryConfig,
  known: SidecarFacts = emptySidecar,
  peers?: Peers,
): Promise<InspectedFile> {
  const file = await readSource(path);
  return { ...file, ...inspectText(file.source.text, config, known, peers) };
}

/** The episode and its problems, among them where other tools would split the front matter elsewhere. */
export function inspectText(
  text: string,
  config: LibraryConfig,
  { excuses, times }: SidecarFacts = emptySidecar,
  peers?: Peers,
): Pick<InspectedFile, 'episode' | 'problems' | 'excused'> {
  const episode = parseEpisode(text, config);
  const { open: problems, excused } = splitExcused(
    episode,
    lintEpisode(episode, {
      config,
      times: placeTimes(episode, times),
      otherSplit: compareWithGrayMatter(text, episode.frontMatter),
      ...(peers ? { peers } : {}),
    }),
    excuses,
  );
  return { episode, problems, excused };
}

/**
 * Whether a file is listed as an episode or apart, as another file. A text file without front matter is none of ours,
 * front matter that cannot be read is faulty rather than absent, so are turns that are not read, and a legend says that
 * turns are to come.
 */
export function kindOf(
  path: string,
  episode: Episode,
  { houseStyle }: Pick<LibraryConfig, 'houseStyle'>,
): 'episode' | 'other' {
  const { frontMatter, turns, legend } = episode;
  if (isSectionPage(path)) return 'other';
  if (frontMatter.status === 'error') return 'episode';
  if (frontMatter.status === 'none' && path.toLowerCase().endsWith('.txt')) return 'other';
  return turns.length > 0 || legend.length > 0 || hasUnreadTurns(episode, houseStyle) ? 'episode' : 'other';
}

/** Why a file is listed as no episode, in words; null for an episode. */
export function whyNoEpisode(path: string, episode: Episode, config: Pick<LibraryConfig, 'houseStyle'>): string | null {
  if (kindOf(path, episode, config) === 'episode') return null;
  if (isSectionPage(path)) return 'The page of a section, not an episode.';
  if (episode.frontMatter.status === 'none' && path.toLowerCase().endsWith('.txt'))
    return 'A text file without front matter.';
  return 'A page without a transcript: no speaker labels were found.';
}

/** What an episode is called: by its front matter, its first heading, its file, or for `index.md` its folder. */
export function titleOf(path: string, episode: Episode): string {
  const title = episode.frontMatter.fields.find(({ key }) => key === 'title')?.value;
  return textOf(title) || headingOf(episode) || titleOfPath(path);
}

/**
 * What the catalogue keeps of an episode, besides its file's size and time.
 * @param problems null where nobody has looked for them
 */
export function recordOf(
  path: string,
  hash: string,
  episode: Episode,
  problems: readonly Problem[] | null,
  config: LibraryConfig,
  { stamp, sidecar }: StampedSidecar,
): Omit<FileRecord, 'size' | 'modified' | 'identity'> {
  const fields = new Map<string, FieldValue>(episode.frontMatter.fields.map(({ key, value }) => [key, value]));
  const live = readLiveDates(episode.frontMatter, config.timeZone);
  return {
    path,
    hash,
    kind: kindOf(path, episode, config),
    title: titleOf(path, episode),
    date: textOf(fields.get('date')),
    draft: isDraft(live),
    live,
    guests: guestsOf(episode, config),
    houseStyle: episode.houseStyle,
    turns: episode.turns.length,
    words: episode.turns.reduce((sum, turn) => sum + turn.words, 0),
    problems: problems === null ? null : problemsByRule(episode.text, problems),
    openMarks: episode.marks.filter(isUnresolved).length,
    fields: Object.fromEntries(
      episode.frontMatter.fields.map(({ key, value }) => [key, fieldSchemaFor(key, config, value).type]),
    ),
    values: Object.fromEntries(episode.frontMatter.fields.map(({ key, value }) => [key, valueText(value)])),
    speakers: speakersOf(episode, config),
    marks: gatherMarks(episode),
    sidecar: stamp,
    reviewedTurns: countReviewed(episode, sidecar),
    ready: isTicked(sidecar, episode.text),
    failure: null,
  };
}

/**
 * A file that cannot be read stays in the list, with the reason.
 * @param hash of its bytes where those could be read; empty where another try is worth while
 */
export function recordOfFailure(
  { path, size, modified, identity }: ScannedFile,
  hash: string,
  failure: string,
): FileRecord {
  return {
    path,
    size,
    modified,
    identity,
    hash,
    kind: 'unreadable',
    title: nameOf(path),
    date: null,
    draft: false,
    live: null,
    guests: [],
    houseStyle: null,
    turns: 0,
    words: 0,
    problems: [],
    openMarks: 0,
    fields: {},
    values: {},
    speakers: [],
    marks: [],
    sidecar: '',
    reviewedTurns: null,
    ready: false,
    failure,
  };
}

/** Turns and narration as the full-text search keeps them. */
export function searchableTurns({ text, blocks, speakers }: Episode): SearchableTurn[] {
  const names = new Map(speakers.map(({ label, name }) => [label, name ?? label]));
  return blocks.flatMap((block): SearchableTurn[] => {
    switch (block.kind) {
      case 'turn': {
        const { label, paragraphs } = block;
        const [first] = paragraphs;
        if (first === undefined) return [];
        const before = text.slice(block.range.from, first.from).split('\n').length - 1;
        return [
          {
            line: block.line + before,
            label: label.text,
            speaker: names.get(label.text) ?? label.text,
            words: text.slice(first.from, paragraphs.at(-1)!.to),
          },
        ];
      }
      case 'narration':
        return [{ line: block.line, label: null, speaker: null, words: text.slice(block.range.from, block.range.to) }];
      default:
        return [];
    }
  });
}

/** Everybody with a label, and everybody else whom the front matter names. */
function speakersOf({ text, speakers, frontMatter }: Episode, config: LibraryConfig): FileRecord['speakers'] {
  const known = new Set(speakers.map(({ name, label }) => name ?? label));
  const others = new Set(
    readPeople(text, frontMatter, config)
      .map(({ name }) => name)
      .filter((name) => !known.has(name)),
  );
  return [
    ...speakers.map(({ label, name, turns, words, declaredLine }) => ({
      label,
      name,
      turns,
      words,
      isDeclared: declaredLine !== null,
    })),
    ...[...others].map((name) => ({ label: null, name, turns: 0, words: 0, isDeclared: true })),
  ];
}

/**
 * Whom the front matter names as guests. Where it names none, everybody who speaks but the hosts; where it names no
 * hosts either, everybody but the person who speaks first, who asks the questions.
 */
function guestsOf({ text, frontMatter, speakers, turns }: Episode, config: LibraryConfig): string[] {
  const people = readPeople(text, frontMatter, config);
  const guests = people.filter(({ role }) => role === 'guest');
  if (guests.length > 0) return [...new Set(guests.map(({ name }) => name))];
  const speaking = speakers
    .filter(({ turns: count }) => count > 0)
    .map(({ label, name }) => ({ label, name: name ?? label }));
  const hosts = people.filter(({ role }) => role === 'host');
  const isHost = ({ label, name }: { label: string; name: string }) =>
    hosts.some((host) => host.label === label || matchPerson(host.name, name) === 'same');
  const rest = speaking.filter((speaker) => !isHost(speaker));
  const others = rest.length < speaking.length ? rest : speaking.filter(({ label }) => label !== turns[0]?.label.text);
  return others.map(({ name }) => name);
}

function headingOf({ text, blocks }: Episode): string | null {
  const heading = blocks.find((block) => block.kind === 'heading');
  return heading
    ? text
        .slice(heading.range.from, heading.range.to)
        .replace(/^#+\s*/, '')
        .trim()
    : null;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function textOf(value: FieldValue | undefined): string | null {
  return value === undefined || value === null || typeof value === 'object' ? null : String(value);
}
