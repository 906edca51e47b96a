import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import type { OutputFormat } from '../../../shared/config/publish-config.ts';
import { emptySidecar, type SidecarRecord } from '../../../shared/sidecar/sidecar-record.ts';
import { placeTimes } from '../../../shared/sidecar/turn-times.ts';
import { splitPath } from '../../../shared/episode/model/file-names.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { CleanResult } from '../../../shared/formats/clean-markdown.ts';
import type { LineLength } from '../../../shared/formats/write/cues.ts';
import { readLiveDates, type LiveDates } from '../../../shared/publish/go-live.ts';
import { findLostWords } from '../../../shared/publish/lost-words.ts';
import { renderOutput } from '../../../shared/publish/outputs.ts';
import { sitePage } from '../../../shared/publish/site-page.ts';
import { targetPath, type TargetPath } from '../../../shared/publish/target-path.ts';
import { hashBytes } from '../../files/hash.ts';
import type { FileBytes } from '../../files/read-file.ts';
import { isTicked } from '../writing/sidecar.ts';
import { inspectText, titleOf, whyNoEpisode } from './inspect.ts';

/** To be raised when the same episode would go out otherwise than before. */
const renderVersion = 11;

/** What a page depends on besides its episode. */
export function renderStamp(config: LibraryConfig, formats: readonly OutputFormat[]): string {
  const { language, publish, houseStyle, lint, fields, frozen, timeZone } = config;
  return hashBytes(
    new TextEncoder().encode(
      JSON.stringify({ renderVersion, language, publish, houseStyle, lint, fields, frozen, timeZone, formats }),
    ),
  );
}

/** A file that an episode goes out as, without its bytes. */
export interface RenderedFile {
  readonly format: OutputFormat;
  /** By the template, whatever place it has in the site already. */
  readonly target: TargetPath;
  /** Null where this format cannot hold the episode. */
  readonly hash: string | null;
  /** Why it cannot; null where it can. */
  readonly refused: string | null;
}

/** What an episode goes out as: all that a plan needs to know, and nothing that grows with its length. */
export interface RenderedSource {
  readonly hash: string;
  /** Why it is no episode; null where it is one. */
  readonly leftOut: string | null;
  readonly title: string;
  /** BCP 47; null where nobody says. */
  readonly language: string | null;
  readonly live: LiveDates;
  /** Whether it is marked as ready; `changed`: it was, before its text changed. */
  readonly ready: 'yes' | 'changed' | 'no';
  /** Why it cannot go out at all; null where it can. */
  readonly blocked: readonly string[] | null;
  readonly files: readonly RenderedFile[];
}

export interface RenderOptions {
  readonly config: LibraryConfig;
  readonly formats: readonly OutputFormat[];
  /** Of SRT, instead of what `config` says. */
  readonly lineLength?: LineLength | undefined;
}

/** What an episode's file holds; see `TaskFile`. */
interface Source extends FileBytes {
  readonly path: string;
  readonly text: string;
}

/**
 * What a file goes out as, and the bytes of it by format. Times and excuses of its sidecar record count.
 * @throws RostrumError `not-editable` for what cannot be kept exactly as text
 */
export function renderSource(
  file: Source,
  { config, formats, lineLength }: RenderOptions,
  sidecar: SidecarRecord = emptySidecar,
): { readonly rendered: RenderedSource; readonly bytes: ReadonlyMap<OutputFormat, Uint8Array> } {
  const { text, path: source } = file;
  // Linting takes as long as everything else, so it is done only where a rule can block.
  const { episode, problems } =
    config.publish.blockOn.length > 0
      ? inspectText(text, config, sidecar)
      : { episode: parseEpisode(text, config), problems: [] };
  const page = withoutLoss(
    sitePage(episode, config, problems),
    formats.includes('md') ? findLostWords(episode, config, sidecar.excuses) : [],
  );
  const language = languageOf(source, episode, config);
  const bytes = new Map<OutputFormat, Uint8Array>();
  const files = formats.map((format): RenderedFile => {
    const target = targetPath(
      format === 'md' ? config.publish.path : config.publish.transcriptPath.replaceAll('{format}', format),
      source,
      episode,
      null,
    );
    const none = { format, target, hash: null };
    if (page.kind === 'blocked') return { ...none, refused: null };
    const output =
      format === 'md'
        ? { kind: 'text' as const, text: page.text }
        : renderOutput(episode, format, {
            times: placeTimes(episode, sidecar.times),
            title: titleOf(source, episode),
            language,
            lineLength: lineLength ?? config.publish.lineLength,
          });
    if (output.kind === 'refused') return { ...none, refused: output.reason };
    // What is clean already goes out as it is, byte for byte.
    const encoded =
      output.text === text && file.bytes.length === Buffer.byteLength(text)
        ? file.bytes
        : new TextEncoder().encode(output.text);
    bytes.set(format, encoded);
    return { format, target, hash: encoded === file.bytes ? file.hash : hashBytes(encoded), refused: null };
  });
  const rendered: RenderedSource = {
    hash: file.hash,
    leftOut: whyNoEpisode(source, episode, config),
    title: titleOf(source, episode),
    language,
    live: readLiveDates(episode.frontMatter, config.timeZone),
    ready: isTicked(sidecar, text) ? 'yes' : sidecar.ready.length > 0 ? 'changed' : 'no',
    blocked: page.kind === 'blocked' ? page.reasons : null,
    files,
  };
  return { rendered, bytes };
}

/** Other formats have all words; of a page, markdown could leave some unseen. */
function withoutLoss(page: CleanResult, lost: readonly string[]): CleanResult {
  return lost.length === 0
    ? page
    : { kind: 'blocked', reasons: [...(page.kind === 'blocked' ? page.reasons : []), ...lost] };
}

/** What its front matter says, else its name, else the library. */
export function languageOf(path: string, { frontMatter }: Episode, config: LibraryConfig): string | null {
  const value = frontMatter.fields.find(({ key }) => /^(?:language|lang|languageCode)$/i.test(key))?.value;
  const said =
    typeof value === 'string' && value.trim() !== ''
      ? value.trim()
      : (splitPath(path).language ?? config.language ?? null);
  return said?.replaceAll('_', '-') ?? null;
}
