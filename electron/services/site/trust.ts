import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { RostrumError } from '../../../shared/failure.ts';
import { runInQueue } from '../../files/run-in-queue.ts';
import { printText, readText } from '../../files/own-text.ts';
import { isWithin } from '../../files/place.ts';
import { replaceFile } from '../../files/write-file.ts';
import { findRepository } from '../../git/repository.ts';
import type { Repository, TrustedRepository } from '../../git/trusted-repository.ts';

/** What the editor agreed to on this machine, by real paths. */
const schema = z.object({
  /** Roots of git repositories whose authors are trusted. */
  repositories: z.array(z.string()).default([]),
  /** Sites outside their library that a `rostrum.yaml` names. */
  sites: z.array(z.object({ library: z.string(), site: z.string() })).default([]),
});
export type Agreed = z.infer<typeof schema>;

const trustFile = (userData: string) => join(userData, 'trust.json');

/** A file that is missing or no longer understood agrees to nothing: the editor is asked again. */
function parse(text: string): Agreed {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return { repositories: [], sites: [] };
  }
}

async function change(userData: string, add: (agreed: Agreed) => Agreed): Promise<void> {
  const file = trustFile(userData);
  await runInQueue(file, async () => {
    const { text, hash } = await readText(file);
    const changed = `${JSON.stringify(add(parse(text)), null, 2)}\n`;
    if (changed !== text) await replaceFile(file, { expectedHash: hash, bytes: printText(changed, false) });
  });
}

/**
 * The repository, as one that may run its own commands.
 * @throws RostrumError `not-trusted` where its authors are not trusted on this machine
 */
export async function requireTrusted(userData: string, repository: Repository): Promise<TrustedRepository> {
  const { repositories } = parse((await readText(trustFile(userData))).text);
  if (repositories.includes(repository.root)) return repository as TrustedRepository;
  const message =
    'Nothing was done: this may run commands that came with the repository (hooks, filters, merge drivers, the programs that reach its servers), and its authors are not trusted on this machine yet.';
  throw new RostrumError({
    code: 'not-trusted',
    message,
    next: 'Trust its authors once, if you know where it came from.',
    path: repository.root,
  });
}

/** Remembers that the authors of a repository are trusted. */
export async function trustRepository(userData: string, { root }: Pick<Repository, 'root'>): Promise<void> {
  await change(userData, (agreed) => ({
    ...agreed,
    repositories: [...new Set([...agreed.repositories, root])].sort(),
  }));
}

/** What the editor agreed to on this machine. */
export async function readAgreed(userData: string): Promise<Agreed> {
  return parse((await readText(trustFile(userData))).text);
}

/** Trusts the authors of a repository no longer. @param root as it was trusted */
export async function revokeTrust(userData: string, root: string): Promise<void> {
  await change(userData, (agreed) => ({
    ...agreed,
    repositories: agreed.repositories.filter((known) => known !== root),
  }));
}

/** A site is asked about again. */
export async function revokeSite(userData: string, root: string, site: string): Promise<void> {
  await change(userData, (agreed) => ({
    ...agreed,
    sites: agreed.sites.filter((known) => known.library !== root || known.site !== site),
  }));
}

/** Remembers that the authors of the repository around a folder are trusted. @throws RostrumError `git` where there is none */
export async function trustFolder(userData: string, folder: string): Promise<void> {
  const repository = await findRepository(folder);
  if (repository === null)
    throw new RostrumError({ code: 'git', message: 'This folder is in no git repository.', path: folder });
  await trustRepository(userData, repository);
}

/**
 * Whether the site of a library is meant: it lies in the library, or the editor agreed to it on this machine. Nothing
 * outside the library is touched to find out: on Windows, looking at a path can already contact a server.
 * @param root of the library, a real path
 * @param site an absolute path
 */
export async function isSiteConfirmed(userData: string, root: string, site: string): Promise<boolean> {
  const path = resolve(site);
  if (await isWithoutLinks(root, path)) return true;
  const { sites } = parse((await readText(trustFile(userData))).text);
  return sites.some((agreed) => agreed.library === root && agreed.site === path);
}

/** @throws RostrumError `site-not-confirmed` */
export async function assertSiteConfirmed(userData: string, root: string, site: string): Promise<void> {
  if (await isSiteConfirmed(userData, root, site)) return;
  const message =
    'This folder lies outside the library, and nobody on this machine has said yet that it is the website’s.';
  throw new RostrumError({
    code: 'site-not-confirmed',
    message,
    next: 'Confirm it once, if you know where the library’s rostrum.yaml came from.',
    path: resolve(site),
  });
}

/** Remembers that a site is meant. @param site a path that the editor named, so that it may be looked at */
export async function confirmSite(userData: string, root: string, site: string): Promise<void> {
  const path = resolve(site);
  if (await isWithoutLinks(root, path)) return;
  const real = await realpath(path).catch(() => path); // Whoever opens it says that it is not there.
  await change(userData, (agreed) => {
    const others = agreed.sites.filter(
      (known) => known.library !== root || (known.site !== path && known.site !== real),
    );
    return {
      ...agreed,
      sites: [...others, ...[...new Set([path, real])].map((known) => ({ library: root, site: known }))],
    };
  });
}

/** Whether a path is the folder or lies in it, with no link on the way. What is not there yet leads nowhere. */
async function isWithoutLinks(folder: string, path: string): Promise<boolean> {
  if (path === folder) return true;
  if (!isWithin(folder, path)) return false;
  const stats = await lstat(path).catch(() => null); // What is not there is no link.
  return stats?.isSymbolicLink() !== true && isWithoutLinks(folder, dirname(path));
}
