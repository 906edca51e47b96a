import { join } from 'node:path';
import { cleanMarkdown } from '../../shared/formats/clean-markdown.ts';
import type { Episode } from '../../shared/episode/model.ts';
import { RostrumError } from '../../shared/ipc/result.ts';
import type { PlanItem } from '../../shared/ipc/views.ts';
import type { PublishedEntry } from '../../shared/publish/published.ts';
import { collisionKey, targetPath } from '../../shared/publish/target-path.ts';
import { hashBytes } from '../files/hash.ts';
import { readBytes, readSource, type FileBytes } from '../files/read-file.ts';
import { readExcuses } from './beside.ts';
import { inspectText, kindOf, parseText, titleOf } from './inspect.ts';
import { pathInLibrary, type Library } from './library.ts';
import { assertInside } from './site.ts';

/** One planned file: what the window sees, and by which a write knows that nothing changed since. */
export interface Planned {
  readonly item: PlanItem;
  readonly sourceHash: string | null;
  /** Of what would be written; null where nothing can be. */
  readonly cleanHash: string | null;
  /** Of what stood at the target when the plan was made; null where nothing did. */
  readonly targetHash: string | null;
}

export type CleanSource = { readonly sourceHash: string; readonly episode: Episode } & (
  | { readonly kind: 'clean'; readonly text: string; readonly bytes: Uint8Array; readonly hash: string }
  | { readonly kind: 'blocked'; readonly reasons: readonly string[] }
);

/**
 * Parses an episode from the disk and cleans it.
 * @throws RostrumError as `readSource`
 */
export async function cleanSource(library: Library, source: string): Promise<CleanSource> {
  const { config } = library;
  const file = await readSource(pathInLibrary(library, source));
  // Linting takes as long as everything else, so it is done only where a rule can block.
  const { episode, problems } =
    config.publish.blockOn.length > 0 ? inspectText(file.source.text, config, await readExcuses(library.root, source)) : { episode: parseText(file.source.text, config), problems: [] };
  const cleaned = cleanMarkdown(episode, config, problems);
  if (cleaned.kind === 'blocked') return { sourceHash: file.hash, episode, ...cleaned };
  const bytes = new TextEncoder().encode(cleaned.text);
  return { sourceHash: file.hash, episode, ...cleaned, bytes, hash: hashBytes(bytes) };
}

export function planBlocked(source: string, title: string, target: string | null, reasons: readonly string[]): Planned {
  return { item: { source, target, title, status: 'blocked', whitespaceOnly: false, reasons: [...reasons] }, sourceHash: null, cleanHash: null, targetHash: null };
}

export interface PlanRequest {
  /** Real path of the site. */
  readonly site: string;
  readonly published: readonly PublishedEntry[];
  /** Null is the answer for a page, which has no transcript. */
  readonly skipPages: boolean;
}

/** What publishing one source would do. */
export async function planFile(library: Library, source: string, { site, published, skipPages }: PlanRequest): Promise<Planned | null> {
  try {
    const cleaned = await cleanSource(library, source);
    if (skipPages && kindOf(source, cleaned.episode) === 'page') return null;
    const title = titleOf(source, cleaned.episode);
    const existing = published.find((entry) => entry.source === source)?.target ?? null;
    const target = site === library.root ? ({ ok: true, path: source } as const) : targetPath(library.config.publish.path, source, cleaned.episode, existing);
    if (!target.ok) return planBlocked(source, title, null, [target.reason]);
    if (cleaned.kind === 'blocked') return planBlocked(source, title, target.path, cleaned.reasons);
    try {
      await assertInside(site, target.path);
      const before = await readTarget(join(site, target.path));
      const inPlace = join(site, target.path) === pathInLibrary(library, source);
      const comparison = compare(before, cleaned, { inPlace, lines: published.filter((entry) => entry.target === target.path) });
      const item = { source, target: target.path, title, whitespaceOnly: false, reasons: [], ...comparison };
      return { item, sourceHash: cleaned.sourceHash, cleanHash: cleaned.hash, targetHash: before?.hash ?? null };
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      return planBlocked(source, title, target.path, [error.failure.message]);
    }
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return planBlocked(source, source, null, [error.failure.message]);
  }
}

type Comparison = Pick<PlanItem, 'status'> & Partial<Pick<PlanItem, 'whitespaceOnly' | 'reasons'>>;

/** What stands at the target is ours if its hash stands on any of the target's lines. */
function compare(before: FileBytes | null, after: { readonly text: string; readonly hash: string }, { inPlace, lines }: { inPlace: boolean; lines: readonly PublishedEntry[] }): Comparison {
  if (before === null) return { status: 'new' };
  if (before.hash === after.hash) return { status: 'identical' };
  if (foldWhitespace(new TextDecoder().decode(before.bytes)) === foldWhitespace(after.text)) {
    return { status: 'changed', whitespaceOnly: true, reasons: ['Only white space differs from what stands in the site.'] };
  }
  if (inPlace || lines.some(({ hash }) => hash === before.hash)) return { status: 'changed' };
  const reason = lines.length > 0 ? 'The page was changed in the site since it was published.' : 'Another page stands at this place in the site, and it was not published from here.';
  return { status: 'conflict', reasons: [reason] };
}

async function readTarget(path: string): Promise<FileBytes | null> {
  try {
    return await readBytes(path);
  } catch (error) {
    if (error instanceof RostrumError && error.failure.code === 'not-found') return null;
    throw error;
  }
}

/** Two sources with one target, or with targets that some disks cannot tell apart, would overwrite each other. */
export function blockCollisions(files: ReadonlyMap<string, Planned>): Map<string, Planned> {
  const claims = new Map<string, string[]>();
  for (const { item } of files.values()) {
    if (item.target === null) continue;
    const key = collisionKey(item.target);
    claims.set(key, [...(claims.get(key) ?? []), item.source]);
  }
  return new Map(
    [...files].map(([source, planned]) => {
      const { target, title, reasons } = planned.item;
      const others = (target === null ? [] : claims.get(collisionKey(target))!).filter((other) => other !== source);
      if (others.length === 0) return [source, planned];
      return [source, planBlocked(source, title, target, [`“${others[0]}” would be written to the same place.`, ...reasons])];
    }),
  );
}

function foldWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
