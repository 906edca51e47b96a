import slugify from '@sindresorhus/slugify';
import { interpretDate } from '../episode/model/interpret-value.ts';
import { splitPath, withLanguage } from '../episode/model/file-names.ts';
import type { Episode } from '../episode/model/episode.ts';
import { isGitFolder, plainName } from '../library/git-folder.ts';

/** `path` is relative to the site, with `/`. */
export type TargetPath = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

/**
 * The path in the site for one episode, from a template such as `content/episodes/{slug}.md`.
 * `{slug}` is the front matter's `slug`, else the name that the page has in the site already (a retitled page does not
 * move), else the source file's; `{year}` comes from `date`, as written; `{any_key}` is that key's value as a slug.
 * A translation (`ep3.fr.md`, `index.fr.md`) keeps its language before the ending, and MDX its own ending.
 * A new page gets no name that Windows cannot have: the site could not be cloned there any more.
 * @param source path relative to the library, with `/`
 * @param existing target that an earlier publish gave this source
 */
export function targetPath(
  template: string,
  source: string,
  { frontMatter }: Episode,
  existing: string | null,
): TargetPath {
  if (existing !== null) return checkTarget(existing);
  if (/[{}]/.test(template.replace(placeholder, '')))
    return refuse(`The path “${template}” in rostrum.yaml has a brace that belongs to no key.`);
  const value = (key: string) => {
    const found = frontMatter.fields.find((field) => field.key === key)?.value;
    return found === undefined || found === null || typeof found === 'object' ? null : String(found);
  };
  const stem = stemOf(source);
  const missing: string[] = [];
  const filled = template.replace(placeholder, (_, key: string) => {
    if (key === 'slug') return slugify(value('slug') ?? '') || stem;
    if (key === 'year') {
      // As written, as Hugo has it: an evening in December is not next year elsewhere.
      const date = value('date')?.trim() ?? '';
      if (interpretDate(date)) return date.slice(0, 4);
    }
    const slug = slugify(value(key) ?? '');
    if (slug === '') missing.push(key);
    return slug;
  });
  const { language } = splitPath(source);
  const ended = ownEnding(filled, source);
  const path = language === null ? ended : withLanguage(ended, language);
  if (missing.length > 0) return refuse(`The target path needs “${missing[0]}”, which this episode does not have.`);
  const target = checkTarget(path);
  const bad = path.split('/').find((part) => !isPortable(part));
  return !target.ok || bad === undefined
    ? target
    : refuse(
        `No file can be called “${bad}” on Windows, so the site could not be cloned there. Give the episode a “slug”, or change the path in rostrum.yaml.`,
      );
}

const placeholder = /\{([\w-]+)\}/g;

const refuse = (reason: string): TargetPath => ({ ok: false, reason });

/** Microsoft, “Naming Files, Paths, and Namespaces”: devices whatever the extension, signs, and a dot or space at the end. */
function isPortable(name: string): boolean {
  return !/^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i.test(name) && !/[<>:"|?*\p{Cc}]|[. ]$/u.test(name);
}

/** The name of the source; of its folder where it is a page bundle's `index.md`. */
function stemOf(source: string): string {
  const { folder, stem } = splitPath(source);
  return (stem === 'index' && folder.split('/').at(-2)) || stem;
}

/** A page of MDX is one by its ending only. @param path of a page by its template */
export function ownEnding(path: string, source: string): string {
  const { extension } = splitPath(source);
  return extension.toLowerCase() === '.mdx' ? path.replace(/\.(?:md|markdown|mdown)$/i, extension) : path;
}

/** Markdown, and the other formats of `outputFormats`; what Windows drops at the end is told elsewhere. */
const writtenEndings = /\.(?:md|markdown|mdown|mdx|vtt|srt|json|html|txt)[. ]*$/i;

/** A path relative to the site, or why nothing may be written there. */
export function checkTarget(path: string): TargetPath {
  const parts = path.split('/');
  const leadsOut =
    path.startsWith('/') ||
    path.includes('\\') ||
    /^[A-Za-z]:/.test(path) ||
    parts.some((part) => part === '' || part === '.' || part === '..');
  if (leadsOut) return refuse(`The target “${path}” is not inside the site.`);
  if (parts.some(isGitFolder)) return refuse(`The target “${path}” is where git keeps its own files.`);
  if (plainName(parts[0]!) === '.rostrum')
    return refuse(`The target “${path}” is where Rostrum keeps what it knows of the site.`);
  if (parts.some((part) => plainName(part).startsWith('.')))
    return refuse(
      `The target “${path}” has a part that begins with a dot: programs keep their settings there, and pages never are.`,
    );
  if (!writtenEndings.test(path))
    return refuse(
      `The target “${path}” ends in nothing that Rostrum writes: .md, .markdown, .mdown, .mdx, .vtt, .srt, .json, .html or .txt.`,
    );
  return { ok: true, path };
}

/** Paths that some disks cannot tell apart have the same key: Unicode form and case are evened out. */
export function collisionKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
