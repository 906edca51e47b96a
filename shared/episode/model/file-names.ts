/** Endings of files that may be episodes, lower case. Text files are episodes where they have front matter. */
export const episodeExtensions: readonly string[] = ['.md', '.markdown', '.mdown', '.mdx', '.txt'];

/** A path, taken apart: `sub/ep1.fr.md` is `sub/`, `ep1`, `fr` and `.md`. */
export interface NameParts {
  /** With `/` behind it; empty for none. */
  readonly folder: string;
  readonly stem: string;
  /** Hugo's way to name a translation, https://gohugo.io/content-management/multilingual/#translation-by-file-name; null for none. */
  readonly language: string | null;
  /** As written, with its dot. */
  readonly extension: string;
}

/** @param path with `/` */
export function splitPath(path: string): NameParts {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const [, name = '', extension = ''] = /^(.+?)(\.\w+)?$/s.exec(path.slice(folder.length)) ?? [];
  const [, stem = name, code = ''] = /^(.+)\.([A-Za-z]{2}(?:[-_][A-Za-z\d]{2,8})*)$/s.exec(name) ?? [];
  const isKnown = code !== '' && isLanguage(code.replaceAll('_', '-'));
  return { folder, stem: isKnown ? stem : name, language: isKnown ? code : null, extension };
}

/** What a file is called where it has no title: by its name or, in a bundle, by its folder’s. */
export function titleOfPath(path: string): string {
  const { stem, folder, language } = splitPath(path);
  const bundle = /^_?index$/.test(stem) ? folder.split('/').at(-2) : undefined;
  return bundle || (language === null ? stem : `${stem}.${language}`);
}

/** Whether a file may be an episode, by its ending. */
export function isEpisodeName(path: string): boolean {
  return episodeExtensions.includes(splitPath(path).extension.toLowerCase());
}

/** Whether a file is the page of a section of the site, `_index.md` in whatever language. */
export function isSectionPage(path: string): boolean {
  return splitPath(path).stem === '_index';
}

/** The path with the language before its ending. */
export function withLanguage(path: string, language: string): string {
  return path.replace(/(\.\w+)?$/, `.${language}$1`);
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function isLanguage(code: string): boolean {
  try {
    return names.of(code) !== undefined;
  } catch {
    // Not of the form of a code.
    return false;
  }
}
