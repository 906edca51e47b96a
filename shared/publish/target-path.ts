import slugify from '@sindresorhus/slugify';
import { interpretDate } from '../episode/interpret-value.ts';
import type { Episode } from '../episode/model.ts';

export type TargetPath = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

/**
 * The path in the site for one episode, from a template such as `content/episodes/{slug}.md`.
 * `{slug}` is the front matter's `slug`, else the name that the page has in the site already (a retitled page does not
 * move), else the source file's; `{year}` comes from `date`; `{any_key}` is that key's value as a slug.
 * @param source path relative to the library, with `/`
 * @param existing target that an earlier publish gave this source
 */
export function targetPath(template: string, source: string, { frontMatter }: Episode, existing: string | null): TargetPath {
  if (existing !== null) return { ok: true, path: existing };
  const value = (key: string) => {
    const found = frontMatter.fields.find((field) => field.key === key)?.value;
    return found === undefined || found === null || typeof found === 'object' ? null : String(found);
  };
  const stem = source.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const missing: string[] = [];
  const path = template.replace(/\{([\w-]+)\}/g, (_, key: string) => {
    if (key === 'slug') return slugify(value('slug') ?? '') || stem;
    if (key === 'year') {
      const date = interpretDate(value('date') ?? '');
      if (date) return String(date.instant.getUTCFullYear());
    }
    const slug = slugify(value(key) ?? '');
    if (slug === '') missing.push(key);
    return slug;
  });
  if (missing.length > 0) return { ok: false, reason: `The target path needs “${missing[0]}”, which this episode does not have.` };
  if (path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path) || path.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    return { ok: false, reason: `The target “${path}” is not inside the site.` };
  }
  return { ok: true, path };
}

/** Paths that some disks cannot tell apart have the same key: Unicode form and case are evened out. */
export function collisionKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
