import { randomUUID } from 'node:crypto';
import { lstat, readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { cleanMarkdown } from '../../shared/formats/clean-markdown.ts';
import { RostrumError } from '../../shared/ipc/result.ts';
import type { PlanItem, Progress, PublishPlan, PublishResult } from '../../shared/ipc/views.ts';
import { parsePublished, printPublished, type PublishedEntry } from '../../shared/publish/published.ts';
import { collisionKey, targetPath } from '../../shared/publish/target-path.ts';
import { hashBytes } from '../files/hash.ts';
import { readBytes } from '../files/read-file.ts';
import { scanLibrary } from '../files/scan.ts';
import { currentHash, replaceFile } from '../files/write-file.ts';
import { inspectFile } from './inspect.ts';
import { pathInLibrary, type Library } from './library.ts';

/** One planned file: what the window sees, and what a write needs. */
interface Planned {
  readonly item: PlanItem;
  /** What would be written; null where nothing can be. */
  readonly after: Uint8Array | null;
  /** Of what stood at the target when the plan was made; null where nothing did. */
  readonly targetHash: string | null;
}

export interface Publisher {
  /** What publishing would do. Writes nothing. `paths` are relative to the library; null means every episode. */
  plan(request: { site: string; paths: readonly string[] | null; only?: string | undefined }): Promise<PublishPlan>;
  diff(plan: string, source: string): Promise<{ before: string | null; after: string | null; item: PlanItem }>;
  /** Writes the planned files that are named, each whole or not at all; one that fails stops no other. */
  apply(plan: string, sources: readonly string[]): Promise<PublishResult>;
  cancel(): void;
}

const recordName = join('.rostrum', 'published.tsv');

/** Publishes a library's episodes into a site. Plans live as long as the publisher. */
export function createPublisher(library: Library, onProgress: (progress: Progress) => void = () => {}): Publisher {
  const plans = new Map<string, { readonly site: string; readonly files: ReadonlyMap<string, Planned> }>();
  let cancelled = false;

  const find = (plan: string, source?: string) => {
    const found = plans.get(plan);
    const planned = source === undefined ? undefined : found?.files.get(source);
    if (!found || (source !== undefined && !planned)) throw new RostrumError({ code: 'bad-request', message: 'This plan is no longer there.', next: 'Make the plan again.' });
    return { found, planned };
  };

  return {
    async plan({ site, paths, only }) {
      cancelled = false;
      const root = await openSite(site);
      const published = await readPublished(root);
      const chosen = paths ?? (await scanLibrary(library.root, library.config.exclude)).files.map(({ path }) => path);
      const matches = only ? picomatch(only) : () => true;
      const sources = chosen.filter((path) => matches(path) && !path.endsWith('_index.md'));
      const files = new Map<string, Planned>();
      for (const [index, source] of sources.entries()) {
        if (cancelled) throw new RostrumError({ code: 'cancelled', message: 'The plan was cancelled. Nothing was written.' });
        const planned = await planFile(library, root, source, published, paths === null);
        if (planned) files.set(source, planned);
        onProgress({ task: 'plan', done: index + 1, total: sources.length, finished: index + 1 === sources.length });
      }
      const settled = blockCollisions(files);
      const id = randomUUID();
      plans.clear();
      plans.set(id, { site: root, files: settled });
      return { id, site: root, items: [...settled.values()].map(({ item }) => item) };
    },

    async diff(plan, source) {
      const { found, planned } = find(plan, source);
      const { item, after, targetHash } = planned!;
      const before = item.target === null || targetHash === null ? null : await readFile(join(found.site, item.target), 'utf8');
      return { before, after: after && new TextDecoder().decode(after), item };
    },

    async apply(plan, sources) {
      cancelled = false;
      const { found } = find(plan);
      const written: PublishedEntry[] = [];
      const failed: { source: string; reason: string }[] = [];
      for (const [index, source] of sources.entries()) {
        if (cancelled) break;
        const { item, after, targetHash } = find(plan, source).planned!;
        try {
          if (after === null || item.target === null || item.status === 'blocked' || item.status === 'conflict') {
            throw new RostrumError({ code: 'bad-request', message: item.reasons[0] ?? 'This file cannot be published.' });
          }
          await assertInside(found.site, item.target);
          await replaceFile(join(found.site, item.target), { expectedHash: targetHash, bytes: after });
          written.push({ target: item.target, source, hash: hashBytes(after) });
        } catch (error) {
          // Each failure is told with its file; the others go on.
          if (!(error instanceof RostrumError)) throw error;
          failed.push({ source, reason: [error.failure.message, error.failure.next].filter(Boolean).join(' ') });
        }
        onProgress({ task: 'publish', done: index + 1, total: sources.length, finished: false });
      }
      if (written.length > 0) await recordPublished(found.site, written);
      onProgress({ task: 'publish', done: sources.length, total: sources.length, finished: true });
      return { written: written.map(({ target }) => target), failed, cancelled };
    },

    cancel() {
      cancelled = true;
    },
  };
}

async function planFile(library: Library, site: string, source: string, published: readonly PublishedEntry[], skipPages: boolean): Promise<Planned | null> {
  const blocked = (title: string, target: string | null, reasons: readonly string[]): Planned => ({
    item: { source, target, title, status: 'blocked', whitespaceOnly: false, reasons: [...reasons] },
    after: null,
    targetHash: null,
  });
  let inspected;
  try {
    inspected = await inspectFile(pathInLibrary(library, source), library.config);
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return blocked(source, null, [error.failure.message]);
  }
  const { episode, problems, hash } = inspected;
  if (skipPages && episode.turns.length === 0 && episode.frontMatter.status !== 'error') return null;
  const title = String(episode.frontMatter.fields.find(({ key }) => key === 'title')?.value ?? source);
  const inPlace = site === library.root;
  const known = published.find((entry) => entry.source === source)?.target ?? null;
  const target = inPlace ? ({ ok: true, path: source } as const) : targetPath(library.config.publish.path, source, episode, known);
  if (!target.ok) return blocked(title, null, [target.reason]);
  const cleaned = cleanMarkdown(episode, library.config, problems);
  if (cleaned.kind === 'blocked') return blocked(title, target.path, cleaned.reasons);

  try {
    await assertInside(site, target.path);
    const targetHash = inPlace ? hash : await currentHash(join(site, target.path));
    const after = new TextEncoder().encode(cleaned.text);
    const item = { source, target: target.path, title, whitespaceOnly: false, reasons: [] as string[] };
    if (targetHash === null) return { item: { ...item, status: 'new' }, after, targetHash };
    if (targetHash === hashBytes(after)) return { item: { ...item, status: 'identical' }, after, targetHash };
    const before = new TextDecoder().decode((await readBytes(join(site, target.path))).bytes);
    if (foldWhitespace(before) === foldWhitespace(cleaned.text)) {
      return { item: { ...item, status: 'changed', whitespaceOnly: true, reasons: ['Only white space differs from what stands in the site.'] }, after, targetHash };
    }
    const isOurs = inPlace || published.some((entry) => entry.target === target.path && entry.hash === targetHash);
    if (isOurs) return { item: { ...item, status: 'changed' }, after, targetHash };
    const reason = published.some((entry) => entry.target === target.path)
      ? 'The page was changed in the site since it was published.'
      : 'Another page stands at this place in the site, and it was not published from here.';
    return { item: { ...item, status: 'conflict', reasons: [reason] }, after, targetHash };
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return blocked(title, target.path, [error.failure.message]);
  }
}

/** Two sources with one target, or with targets that some disks cannot tell apart, would overwrite each other. */
function blockCollisions(files: ReadonlyMap<string, Planned>): Map<string, Planned> {
  const claims = new Map<string, string[]>();
  for (const { item } of files.values()) {
    if (item.target !== null) claims.set(collisionKey(item.target), [...(claims.get(collisionKey(item.target)) ?? []), item.source]);
  }
  return new Map(
    [...files].map(([source, planned]) => {
      const others = (planned.item.target === null ? [] : claims.get(collisionKey(planned.item.target))!).filter((other) => other !== source);
      if (others.length === 0) return [source, planned];
      const reason = `“${others[0]}” would be written to the same place.`;
      return [source, { ...planned, after: null, item: { ...planned.item, status: 'blocked', reasons: [reason, ...planned.item.reasons] } }];
    }),
  );
}

async function openSite(site: string): Promise<string> {
  try {
    const root = await realpath(site);
    if ((await lstat(root)).isDirectory()) return root;
  } catch (error) {
    throw new RostrumError({ code: 'not-found', message: 'The site’s folder is not there.', next: 'Choose the folder of the website’s repository.', path: site }, { cause: error });
  }
  throw new RostrumError({ code: 'not-found', message: 'The site is a file, not a folder.', next: 'Choose the folder of the website’s repository.', path: site });
}

/** Follows the links on the way to a target: none may lead out of the site, and the target is no folder. */
async function assertInside(site: string, target: string): Promise<void> {
  let at = join(site, target);
  for (; at !== site; at = dirname(at)) {
    try {
      const real = await realpath(at);
      const inside = relative(site, real);
      if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
        throw new RostrumError({ code: 'outside-target', message: `“${target}” leads out of the site through a link.`, path: target });
      }
      return;
    } catch (error) {
      if (error instanceof RostrumError) throw error;
      // What is not there yet is made below the nearest folder that is.
    }
  }
}

async function readPublished(site: string): Promise<PublishedEntry[]> {
  try {
    return parsePublished(await readFile(join(site, recordName), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function recordPublished(site: string, written: readonly PublishedEntry[]): Promise<void> {
  const path = join(site, recordName);
  const bytes = new TextEncoder().encode(printPublished(await readPublished(site), written));
  await replaceFile(path, { expectedHash: await currentHash(path), bytes });
}

function foldWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
