import slugify from '@sindresorhus/slugify';
import { interpretDate } from '../episode/interpret-value.ts';
import type { Episode } from '../episode/model.ts';

/** `path` is relative to the site, with `/`. */
export type TargetPath = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

/**
 * The path in the site for one episode, from a template such as `content/episodes/{slug}.md`.
 * `{slug}` is the front matter's `slug`, else the name that the page has in the site already (a retitled page does not
 * move), else the source file's; `{year}` comes from `date`, as written; `{any_key}` is that key's value as a slug.
 * @param source path relative to the library, with `/`
 * @param existing target that an earlier publish gave this source
 */
export function targetPath(template: string, source: string, { frontMatter }: Episode, existing: string | null): TargetPath {
  if (existing !== null) return checkTarget(existing);
  const value = (key: string) => {
    const found = frontMatter.fields.find((field) => field.key === key)?.value;
    return found === undefined || found === null || typeof found === 'object' ? null : String(found);
  };
  const stem = stemOf(source);
  const missing: string[] = [];
  const path = template.replace(/\{([\w-]+)\}/g, (_, key: string) => {
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
  if (missing.length > 0) return { ok: false, reason: `The target path needs “${missing[0]}”, which this episode does not have.` };
  return checkTarget(path);
}

/** The name of the source; of its folder where it is a page bundle's `index.md`. */
function stemOf(source: string): string {
  const parts = source.replace(/\.\w+$/, '').split('/');
  return (parts.at(-1) === 'index' && parts.at(-2)) || parts.at(-1)!;
}

/** A path relative to the site, or why it is none. */
export function checkTarget(path: string): TargetPath {
  const leadsOut = path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path) || path.split('/').some((part) => part === '' || part === '.' || part === '..');
  return leadsOut ? { ok: false, reason: `The target “${path}” is not inside the site.` } : { ok: true, path };
}

/** Paths that some disks cannot tell apart have the same key: Unicode form and case are evened out. */
export function collisionKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
