import type { SidecarRecord } from '../../../shared/sidecar/sidecar-record.ts';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import type { OutputFormat } from '../../../shared/config/publish-config.ts';
import { explainLabels, type LabelExplanation } from '../../../shared/episode/labels/explain-labels.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { FailedFile } from '../../../shared/failed-file.ts';
import { failureOf, RostrumError } from '../../../shared/failure.ts';
import type { FilePreview } from '../../../shared/changes/change-hit.ts';
import { previewFixes } from '../../../shared/changes/preview-fixes.ts';
import type { Peers } from '../../../shared/lint/model/peers.ts';
import { problemsByRule, type FixFilter } from '../../../shared/lint/model/problems-by-rule.ts';
import { isWhitespaceOnly } from '../../../shared/publish/meaning-of-change.ts';
import { anotherPage, findPageDifference, type PageDifference } from '../../../shared/publish/page-difference.ts';
import { sameLines } from '../../../shared/publish/readers-view.ts';
import { pageOptions, sitePage } from '../../../shared/publish/site-page.ts';
import { changeField, type FieldChange } from '../../../shared/replace/change-field.ts';
import { findReplacements, type ReplaceScope } from '../../../shared/replace/find-replacements.ts';
import { renamePerson, type NameHit, type Rename } from '../../../shared/people/rename-person.ts';
import { compilePattern, type Pattern } from '../../../shared/replace/pattern.ts';
import { decode } from '../../../shared/text/source-text.ts';
import { hashBytes } from '../../files/hash.ts';
import { readRawSync } from '../../files/read-file.ts';
import type { CleanHash, FileRecord, FoundProblems } from '../../catalogue/catalogue.ts';
import type { SearchableTurn } from '../../catalogue/search.ts';
import { unstamped, type StampedSidecar } from '../writing/sidecar.ts';
import { inspectText, kindOf, recordOf, searchableTurns, titleOf } from './inspect.ts';
import { placeProblems, type PlacedProblem } from './place-problems.ts';
import { renderSource, type RenderedSource, type RenderOptions } from './render-source.ts';

/** A file as a task gets it. Hash and text are worked out when they are asked for: most tasks pass most files over. */
export interface TaskFile {
  /** Relative to the library. */
  readonly path: string;
  /** What the disk holds. */
  readonly bytes: Uint8Array;
  /** Of the bytes. */
  readonly hash: string;
  /**
   * LF line ends, no BOM: what the disk holds, or the unsaved text of its editor.
   * @throws RostrumError `not-editable` for bytes that are no text
   */
  readonly text: string;
  /** Whether the text is an editor's. */
  readonly isUnsaved: boolean;
}

export interface ReplaceTask {
  readonly pattern: Pattern;
  readonly scope: ReplaceScope;
  readonly config: LibraryConfig;
}

export interface RenderTask extends RenderOptions {
  /** What is recorded beside the files, by path. */
  readonly sidecars: ReadonlyMap<string, SidecarRecord>;
}

export interface PagesTask extends RenderTask {
  /** Sources whose page has their own bytes, by the hash that they had when that was found out. */
  readonly asTheyAre: ReadonlyMap<string, string>;
}

/** What a source goes out as, byte for byte. */
export interface Pages {
  readonly source: string;
  readonly hash: string;
  readonly files: ReadonlyMap<OutputFormat, { readonly hash: string; readonly bytes: Uint8Array }>;
}

export interface FieldTask {
  readonly change: FieldChange;
  readonly config: LibraryConfig;
}

export interface InspectTask {
  readonly config: LibraryConfig;
  readonly sidecars: ReadonlyMap<string, StampedSidecar>;
  readonly peers: Peers;
}

export interface PreviewFixesTask extends InspectTask {
  readonly filter: FixFilter;
}

export interface ListTask extends InspectTask {
  /** By path: what was read when it was last listed; files that are still the same are not read again. */
  readonly known: ReadonlyMap<string, Pick<FileRecord, 'hash' | 'sidecar'>>;
  /** Whether to look for problems too. */
  readonly lint: boolean;
}

export interface ReportTask extends InspectTask {
  /** Whether to say in which form labels were read, and why. */
  readonly explain: boolean;
}

/** What there is to say of one file, with nothing of its text. */
export interface FileReport {
  readonly path: string;
  readonly problems: readonly PlacedProblem[];
  /** How many problems an editor let stand. */
  readonly excused: number;
  readonly turns: number;
  /** Whether some problem has a fix that may need nobody’s judgement. */
  readonly canBeFixed: boolean;
  readonly labels: LabelExplanation | null;
}

/** A file for the list: its record, the reason why its bytes are no text, or that it is the same as before. */
export type Listed =
  | {
      readonly kind: 'listed';
      readonly path: string;
      readonly record: Omit<FileRecord, 'size' | 'modified' | 'identity'>;
    }
  | { readonly kind: 'failed'; readonly path: string; readonly hash: string; readonly reason: string }
  | { readonly kind: 'same'; readonly path: string };

export interface CompareWhitespaceTask extends Omit<RenderTask, 'formats'> {
  /** By source: absolute paths of what its files are compared with. */
  readonly targets: ReadonlyMap<
    string,
    readonly {
      readonly format: OutputFormat;
      readonly path: string;
      /** Whether to say in what it differs. */
      readonly wantsDifference: boolean;
    }[]
  >;
}

/** Whether what stands at a place differs in white space only from what would be written there. */
export interface WhitespaceComparison {
  readonly path: string;
  /** Hash of what would be written. */
  readonly compared: string;
  readonly same: boolean;
  /** A `PageDifference` as JSON; null where nobody asked, or only white space differs. */
  readonly difference: string | null;
}

export interface RenamePersonTask {
  readonly rename: Rename;
  readonly config: LibraryConfig;
}

/**
 * Work that is done file by file and needs nothing but the file: `runOverFiles` spreads it over threads. Null for a
 * file that is of no interest.
 */
export const fileTasks = {
  list(file: TaskFile, { config, sidecars, peers, known, lint }: ListTask): Listed {
    const { path, hash } = file;
    const stamped = sidecars.get(path) ?? unstamped;
    const before = known.get(path);
    if (before?.hash === hash && before.sidecar === stamped.stamp) return { kind: 'same', path };
    try {
      const { text } = file;
      const inspected = lint
        ? inspectText(text, config, stamped.sidecar, peers)
        : { episode: parseEpisode(text, config), problems: null };
      return {
        kind: 'listed',
        path,
        record: recordOf(path, hash, inspected.episode, inspected.problems, config, stamped),
      };
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      return { kind: 'failed', path, hash, reason: error.failure.message };
    }
  },

  lint({ path, hash, text }: TaskFile, { config, sidecars, peers }: InspectTask): FoundProblems {
    const { stamp, sidecar } = sidecars.get(path) ?? unstamped;
    return {
      path,
      hash,
      sidecar: stamp,
      problems: problemsByRule(text, inspectText(text, config, sidecar, peers).problems),
    };
  },

  report({ path, text }: TaskFile, { config, sidecars, peers, explain }: ReportTask): FileReport {
    const { sidecar } = sidecars.get(path) ?? unstamped;
    try {
      const { episode, problems, excused } = inspectText(text, config, sidecar, peers);
      return {
        path,
        problems: placeProblems(text, problems),
        excused: excused.length,
        turns: episode.turns.length,
        canBeFixed: problems.some(({ fixes }) => fixes.some(({ ticked }) => ticked)),
        labels: explain ? explainLabels(episode) : null,
      };
    } catch (error) {
      // A fault of ours in one file must not hide the problems of the others.
      throw error instanceof RostrumError
        ? error
        : new RostrumError(
            { code: 'internal', message: `Something went wrong inside Rostrum: ${failureOf(error).message}` },
            { cause: error },
          );
    }
  },

  previewFixes(
    { path, hash, text }: TaskFile,
    { filter: { rule, severities }, config, sidecars, peers }: PreviewFixesTask,
  ): FilePreview | null {
    const { sidecar } = sidecars.get(path) ?? unstamped;
    const { episode, problems } = inspectText(text, config, sidecar, peers);
    const hits = previewFixes(
      episode,
      problems.filter(
        (problem) => (rule === undefined || problem.rule === rule) && (severities?.includes(problem.severity) ?? true),
      ),
      config,
    );
    return hits.length === 0 ? null : { path, title: titleOf(path, episode), hash, hits };
  },

  searchableTurns(
    { path, text }: TaskFile,
    { config }: Pick<InspectTask, 'config'>,
  ): { readonly path: string; readonly turns: readonly SearchableTurn[] } {
    return { path, turns: searchableTurns(parseEpisode(text, config)) };
  },

  cleanHash({ path, hash, text }: TaskFile, { config }: Pick<InspectTask, 'config'>): CleanHash {
    const page = sitePage(parseEpisode(text, config), config);
    return { path, hash, cleanHash: page.kind === 'clean' ? hashBytes(new TextEncoder().encode(page.text)) : '' };
  },

  replace(file: TaskFile, { pattern, scope, config }: ReplaceTask): FilePreview | null {
    const compiled = compilePattern(pattern);
    if (!compiled.ok) return null;
    // Most files hold no hit, and reading one as an episode takes far longer than looking through it.
    if (canBeSoughtInBytes(pattern, scope) && !file.isUnsaved && !holds(file.bytes, pattern.find)) return null;
    if (canBeSoughtAnywhere(pattern, scope) && file.text.search(compiled.regex) < 0) return null;
    const { path } = file;
    const episode = parseEpisode(file.text, config);
    if (kindOf(path, episode, config) === 'other') return null;
    const hits = findReplacements(episode, compiled, scope, config);
    return hits.length === 0 ? null : { path, title: titleOf(path, episode), hash: file.hash, hits };
  },

  render(
    file: TaskFile,
    { sidecars, ...options }: RenderTask,
  ): { readonly source: string; readonly rendered: RenderedSource } {
    return { source: file.path, rendered: renderSource(file, options, sidecars.get(file.path)).rendered };
  },

  pages(file: TaskFile, { sidecars, asTheyAre, ...options }: PagesTask): Pages {
    const { path, hash, bytes } = file;
    // Rendered when it was planned, and found to go out byte for byte: the same bytes would again.
    if (asTheyAre.get(path) === hash) return { source: path, hash, files: new Map([['md', { hash, bytes }]]) };
    const pages = renderSource(file, options, sidecars.get(path));
    const hashes = new Map(pages.rendered.files.map((page) => [page.format, page.hash]));
    return {
      source: path,
      hash,
      files: new Map([...pages.bytes].map(([format, page]) => [format, { hash: hashes.get(format)!, bytes: page }])),
    };
  },

  compareWhitespace(file: TaskFile, { targets, ...options }: CompareWhitespaceTask): WhitespaceComparison[] {
    const places = targets.get(file.path)!;
    const { bytes } = renderSource(
      file,
      { ...options, formats: places.map(({ format }) => format) },
      options.sidecars.get(file.path),
    );
    return places.flatMap(({ format, path, wantsDifference }): WhitespaceComparison[] => {
      const page = bytes.get(format);
      return page === undefined
        ? []
        : [
            {
              path,
              compared: hashBytes(page),
              ...comparePage(format, readRawSync(path), page, wantsDifference, options.config),
            },
          ];
    });
  },

  changeField({ path, hash, text }: TaskFile, { change, config }: FieldTask): FilePreview | FailedFile | null {
    const episode = parseEpisode(text, config);
    const result = changeField(episode, change, config);
    if (result === null) return null;
    return 'reason' in result
      ? { path, reason: result.reason }
      : { path, title: titleOf(path, episode), hash, hits: result.hits };
  },

  renamePerson(
    file: TaskFile,
    { rename, config }: RenamePersonTask,
  ): (FilePreview & { readonly hits: NameHit[] }) | null {
    // Its words may be parted by a line break, so only the longest is sought in the bytes.
    const word = rename.from
      .split(/\s+/)
      .reduce((longest, other) => (other.length > longest.length ? other : longest), '');
    if (!file.isUnsaved && /^[\p{L}\p{N}]*$/u.test(word) && !holds(file.bytes, word)) return null;
    const { path } = file;
    const episode = parseEpisode(file.text, config);
    const hits = renamePerson(episode, rename, config);
    return hits.length === 0 ? null : { path, title: titleOf(path, episode), hash: file.hash, hits };
  },
} satisfies Record<string, (file: TaskFile, argument: never) => unknown>;

export type FileTask = keyof typeof fileTasks;

/** Whether a task is done while much else is held in memory, as in publishing: its threads rather take longer than hold more. */
export function isFrugal(task: FileTask): boolean {
  return task === 'render' || task === 'pages' || task === 'compareWhitespace';
}

export type TaskArgument<T extends FileTask> = Parameters<(typeof fileTasks)[T]>[1];
export type TaskResult<T extends FileTask> = NonNullable<ReturnType<(typeof fileTasks)[T]>>;

/** Whether what does not occur in the bytes occurs nowhere: only a text that is found as it is written, and can be written in one way only. */
function canBeSoughtInBytes({ find, isRegex, matchCase }: Pattern, { fields }: ReplaceScope): boolean {
  return fields.length === 0 && !isRegex && matchCase && /^[!-~]+$/.test(find);
}

/** Whether what does not occur in the whole file occurs in no part of it: not so for edges, nor for values behind quotes. */
function canBeSoughtAnywhere({ find, isRegex }: Pattern, { fields }: ReplaceScope): boolean {
  return fields.length === 0 && !(isRegex && /[\^$]|\\b|\(\?[<=!]/i.test(find));
}

/** How what stands in the site differs from what would be written. */
function comparePage(
  format: OutputFormat,
  standing: Uint8Array,
  page: Uint8Array,
  wantsDifference: boolean,
  config: LibraryConfig,
): Pick<WhitespaceComparison, 'same' | 'difference'> {
  const text = new TextDecoder().decode(page);
  const decoded = decode(standing);
  const before = decoded.kind === 'text' ? decoded.source.text : null;
  const options = pageOptions(config);
  if (
    before !== null &&
    (format === 'md' ? before === text || isWhitespaceOnly(before, text, options) : sameLines(before, text))
  )
    return { same: true, difference: null };
  if (!wantsDifference) return { same: false, difference: null };
  const difference: PageDifference =
    before === null
      ? anotherPage
      : format === 'md'
        ? findPageDifference(before, text, options)
        : { another: false, parts: ['other-formats'], keys: {} };
  return { same: false, difference: JSON.stringify(difference) };
}

function holds(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text);
}
