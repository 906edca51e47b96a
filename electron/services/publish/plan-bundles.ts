import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isEpisodeName, splitPath } from '../../../shared/episode/model/file-names.ts';
import { planBlocked, type PlanContext, type Planned } from './publish-plan.ts';

/**
 * Hugo takes a folder with an `index.md`, in whatever language, for one page, a leaf bundle, and every other page in it
 * for a part of that (https://gohugo.io/content-management/page-bundles/). A page that would make a section into a
 * bundle is blocked, and so is one that would be swallowed by a bundle.
 * @param site its real path
 */
export async function blockBundles(
  site: string,
  plan: readonly Planned[],
  { inPlace }: Pick<PlanContext, 'inPlace'>,
): Promise<Planned[]> {
  // What is cleaned in place stands where it stood.
  if (inPlace) return [...plan];
  const pages = plan.flatMap((planned) =>
    planned.files
      .filter(({ format }) => format === 'md')
      .map((file) => ({ planned, target: file.target, isThere: file.standing !== null })),
  );
  const look = lookInto(site);
  const reasons = new Map<string, string>();
  const bundles = new Set<string>();
  const others = foldersOf(pages.filter(({ target }) => !isLeafIndex(target)).map(({ target }) => target));
  for (const [folder, nested] of foldersOf(
    pages.filter(({ target }) => isLeafIndex(target)).map(({ target }) => target),
    1,
  ))
    if (nested.length > 0) others.set(folder, [...(others.get(folder) ?? []), ...nested]);

  for (const { planned, target, isThere } of pages) {
    const { folder } = splitPath(target);
    if (!isLeafIndex(target)) continue;
    const { indexes, pages: standing, section } = await look(folder);
    const other = others.get(folder)?.[0] ?? section ?? (isThere || indexes.length > 0 ? undefined : standing[0]);
    if (other === undefined) bundles.add(folder);
    else
      reasons.set(
        planned.item.source,
        `“${target}” would make “${folder.slice(0, -1)}” one page for Hugo, and “${other}” a part of it. Give the episode a folder of its own with “path: …/{slug}/index.md”, or another name.`,
      );
  }
  for (const { planned, target, isThere } of pages) {
    if (isThere || isLeafIndex(target)) continue;
    const { folder } = splitPath(target);
    const index = bundles.has(folder) ? undefined : (await look(folder)).indexes[0];
    if (index !== undefined)
      reasons.set(
        planned.item.source,
        `“${folder.slice(0, -1)}” is one page for Hugo, because it has “${index}”: “${target}” would be a part of that and no page. Change the path in rostrum.yaml.`,
      );
  }
  return plan.map((planned) => {
    const { source, title, target, reasons: own } = planned.item;
    const reason = reasons.get(source);
    return reason === undefined ? planned : planBlocked(source, title, target, [reason, ...own]);
  });
}

function isLeafIndex(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^index\.(?:[\w-]+\.)?\w+$/.test(name) && isPageName(name);
}

function isPageName(name: string): boolean {
  return isEpisodeName(name) && !name.toLowerCase().endsWith('.txt');
}

/** Paths by each folder above them. @param from how many folders up to begin */
function foldersOf(paths: readonly string[], from = 0): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    for (let length = parts.length - from; length > 0; length--) {
      const folder = `${parts.slice(0, length).join('/')}/`;
      const known = folders.get(folder);
      if (known === undefined) folders.set(folder, [path]);
      else known.push(path);
    }
  }
  return folders;
}

interface Folder {
  /** Paths of what makes it a leaf bundle. */
  readonly indexes: readonly string[];
  /** Of the page that makes it a section; undefined where there is none. */
  readonly section: string | undefined;
  /** Of other pages in it, and in folders in it. */
  readonly pages: readonly string[];
}

/** Looks into each folder of the site once. */
function lookInto(site: string): (folder: string) => Promise<Folder> {
  const known = new Map<string, Promise<Folder>>();
  const list = async (folder: string) => readdir(join(site, folder), { withFileTypes: true }).catch(() => []); // Not there yet.
  const look = async (folder: string): Promise<Folder> => {
    const entries = await list(folder);
    const files = entries.filter((entry) => entry.isFile() && isPageName(entry.name)).map(({ name }) => folder + name);
    const inside = await Promise.all(
      entries
        .filter((entry) => entry.isDirectory())
        .map(async ({ name }) =>
          (await list(`${folder}${name}/`))
            .filter((entry) => entry.isFile() && isPageName(entry.name))
            .map((entry) => `${folder}${name}/${entry.name}`),
        ),
    );
    const isSection = (path: string) => splitPath(path).stem === '_index';
    return {
      indexes: files.filter(isLeafIndex),
      section: files.find(isSection),
      pages: [...files.filter((path) => !isLeafIndex(path) && !isSection(path)), ...inside.flat()],
    };
  };
  return (folder) => {
    let answer = known.get(folder);
    if (answer === undefined) known.set(folder, (answer = look(folder)));
    return answer;
  };
}
