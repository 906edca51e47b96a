// Part of `npm run lint`: sizes and colours of the window are tokens.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Below the renderer: what gives sizes and colours their names. */
const tokens = 'base/ui/tokens.css';

/** Names that a library gives a value to: react-aria tells a popover how wide what opened it is. */
const foreign = ['--trigger-width'];

const size = /(?<![\w.#]|\w-)\d*\.?\d+px\b/g;
const colour = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|light-dark)\(/gi;

/**
 * Every size in pixels and every colour that is written out instead of named, and every name that nothing gives a value
 * to, one sentence each. Widths at which the layout changes stay written out: a condition takes no name.
 * @param {string} root the folder that holds the renderer
 * @returns {string[]}
 */
export function findLiterals(root) {
  const folder = join(root, 'renderer');
  const read = (/** @type {string} */ pattern) =>
    globSync(pattern, { cwd: folder })
      .map((path) => path.replaceAll('\\', '/'))
      .sort()
      .map((path) => ({ path, text: withoutComments(readFileSync(join(folder, path), 'utf8')) }));
  const sheets = read('**/*.css');
  const sources = read('**/*.{ts,tsx}');
  const named = new Set([
    ...foreign,
    ...[...sheets, ...sources].flatMap(({ text }) =>
      [...text.matchAll(/(--[\w-]+)['"]?\s*:/g)].map(([, name]) => name),
    ),
  ]);
  return [...sheets, ...sources].flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const isSheet = path.endsWith('.css');
      const literals =
        path === tokens || /^\s*@/.test(line)
          ? []
          : [...line.matchAll(size), ...(isSheet ? line.matchAll(colour) : [])];
      const unnamed = [...line.matchAll(/var\((--[\w-]+)\)/g)].filter(([, name]) => !named.has(name));
      const place = `renderer/${path}:${index + 1}`;
      return [
        ...literals.map(
          ([literal]) => `${place} writes ${literal.replace('(', '')} out: use a token of renderer/${tokens}.`,
        ),
        ...unnamed.map(([, name]) => `${place} uses ${name}, which nothing gives a value to.`),
      ];
    }),
  );
}

/** Comments as white space, so that lines keep their numbers. @param {string} text */
function withoutComments(text) {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(?<!:)\/\/[^\n]*/g, '');
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const literals = findLiterals(dirname(import.meta.dirname));
  for (const literal of literals) process.stderr.write(`${literal}\n`);
  process.exitCode = literals.length === 0 ? 0 : 1;
}
