import { join } from 'node:path';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { RostrumError } from '../../../shared/failure.ts';
import type { Choice, MergeConflict } from '../../../shared/merge/merge-model.ts';
import { mergeTexts } from '../../../shared/merge/merge-texts.ts';
import { renderMerge } from '../../../shared/merge/render-merge.ts';
import { changesBody, sitePage } from '../../../shared/publish/site-page.ts';
import { editsBetween } from '../../../shared/text/edits-between.ts';
import { indexLines } from '../../../shared/text/line-index.ts';
import { decode } from '../../../shared/text/source-text.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { hashBytes } from '../../files/hash.ts';
import { hashOfText } from '../../files/line-ends.ts';
import { decodeFile, readSource } from '../../files/read-file.ts';
import { findRepository } from '../../git/repository.ts';
import { readVersion, recentVersions } from '../../git/versions.ts';
import { readRevisionBytes } from '../../history/changes.ts';
import { readRevisions } from '../../history/history.ts';
import { saveEpisode } from '../episode/episodes.ts';
import { pathInLibrary, type Library } from '../library/library.ts';
import { readPublished } from '../site/published.ts';
import { pathInChange } from '../site/site.ts';

/** What taking a page's changes into its episode gives. */
export interface TakenFromSite {
  /** What is left to be decided; where there is any, nothing was written. */
  readonly undecided: readonly MergeConflict[];
  /** Of the page whose changes the episode has now, with LF line ends. */
  readonly pageHash: string;
}

/** Versions that are looked through for the one that was published. */
const maxVersions = 50;

/**
 * Takes what was changed on a page in the site into its episode, turn by turn: against the version that was published
 * where that is still known, else difference by difference.
 * @param choices one for each conflict, in order; missing or null where it is not decided
 * @throws RostrumError where pages are written in another form than episodes, or one of the two cannot be read
 */
export async function takeFromSite(
  library: Library,
  {
    site,
    source,
    target,
    choices,
  }: {
    readonly site: string;
    readonly source: string;
    readonly target: string;
    readonly choices: readonly (Choice | null)[];
  },
): Promise<TakenFromSite> {
  if (changesBody(library.config)) {
    throw new RostrumError({
      code: 'bad-request',
      message: 'Pages are written in another form than episodes here, so their changes cannot be merged.',
      next: 'Carry the change over by hand, then keep yours.',
      path: source,
    });
  }
  const page = await readSource(join(site, target));
  const mine = await readSource(pathInLibrary(library, source));
  const [ours, theirs] = [mine.source.text, page.source.text];
  const base = await findPublished(library, { site, source, target, text: ours });
  const merged =
    base === null ? compareTexts(ours, theirs, choices) : mergeWithBase(library, { base, ours, theirs, choices });
  if (merged.undecided.length === 0) {
    const saved = await saveEpisode(library, {
      path: source,
      baseHash: mine.hash,
      edits: editsBetween(ours, merged.text),
    });
    if (saved.kind === 'changed-on-disk')
      throw new RostrumError({
        code: 'changed-on-disk',
        message: 'The episode was changed at the same moment.',
        next: 'Try again.',
        path: source,
      });
  }
  return { undecided: merged.undecided, pageHash: hashOfText(page.bytes) };
}

interface Merged {
  readonly undecided: readonly MergeConflict[];
  readonly text: string;
}

function mergeWithBase(
  { config }: Library,
  { base, ours, theirs, choices }: { base: string; ours: string; theirs: string; choices: readonly (Choice | null)[] },
): Merged {
  const merge = mergeTexts(base, ours, theirs, { config, names: { ours: 'library', theirs: 'site' } });
  const isDecided = merge.conflicts.every(({ index }) => choices[index]);
  if (!isDecided) return { undecided: merge.conflicts, text: ours };
  return { undecided: [], text: renderMerge(merge, choices) };
}

/** Without the version that both began with, every difference that is more than white space asks. */
function compareTexts(ours: string, theirs: string, choices: readonly (Choice | null)[]): Merged {
  const lines = indexLines(ours);
  const edits = editsBetween(ours, theirs).filter(
    ({ from, to, insert }) => ours.slice(from, to).trim() !== insert.trim(),
  );
  if (edits.every((_, index) => choices[index]))
    return {
      undecided: [],
      text: applyEdits(
        ours,
        edits.filter((_, index) => choices[index] === 'theirs'),
      ),
    };
  const wholeLines = (from: number, to: number) => ({
    from: ours.lastIndexOf('\n', from - 1) + 1,
    to: ours.indexOf('\n', to) < 0 ? ours.length : ours.indexOf('\n', to),
  });
  const undecided = edits.map(({ from, to, insert }, index): MergeConflict => {
    const around = wholeLines(from, to);
    const line = lines.lineAt(from);
    const mine = ours.slice(around.from, around.to);
    return {
      index,
      kind: 'lines',
      place: `Line ${line}`,
      line,
      reason: 'The library and the site differ here, and it is not known which version came first.',
      base: '',
      ours: mine,
      theirs: ours.slice(around.from, from) + insert + ours.slice(to, around.to),
      both: null,
      choices: ['ours', 'theirs'],
    };
  });
  return { undecided, text: ours };
}

/** The text that was published at a target, wherever it is still kept: in the library as it is or was, or in git. */
async function findPublished(
  library: Library,
  { site, source, target, text }: { site: string; source: string; target: string; text: string },
): Promise<string | null> {
  const hashes = new Set(
    (await readPublished(site)).filter((entry) => entry.target === target).map(({ hash }) => hash),
  );
  if (hashes.size === 0) return null;
  const isPublished = (candidate: string) => hashes.has(hashBytes(new TextEncoder().encode(candidate)));
  const pageOf = (episode: string) => {
    const page = sitePage(parseEpisode(episode, library.config), library.config);
    return page.kind === 'clean' && isPublished(page.text) ? page.text : null;
  };
  const current = pageOf(text);
  if (current !== null) return current;
  for (const hash of hashes) {
    const bytes = readRevisionBytes(library.history, pathInChange(library.root, site, target), hash);
    if (bytes !== null) return decodeFile({ bytes, hash }, target).source.text;
  }
  for (const { bytes } of readRevisions(library.history, source).slice(0, maxVersions)) {
    const decoded = decode(bytes);
    const page = decoded.kind === 'text' ? pageOf(decoded.source.text) : null;
    if (page !== null) return page;
  }
  const repository = await findRepository(site).catch(() => null); // Without git there is nothing to be found in it.
  for (const commit of repository === null ? [] : await recentVersions(repository, target, maxVersions)) {
    const version = await readVersion(repository!, commit, target);
    const text = version?.replaceAll('\r\n', '\n');
    if (text !== undefined && isPublished(text)) return text;
  }
  return null;
}
