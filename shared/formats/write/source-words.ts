import { htmlElements, partsWords, voidElements } from '../../markdown/html-elements.ts';
import { decodeEntities } from '../../text/entities.ts';
import { wordsOf } from '../model/timed-transcript.ts';
import type { ScriptTurn } from './script.ts';

/** The address of a link, with its title. */
const address = /\]\((?:<[^<>]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\)/g;
/** The text of a picture, in front of its address. */
const pictureText = /!\[(?:[^[\]]|\[[^[\]]*\])*(?=\]\((?:[^\s()]*(?:[/#@:\\]|\w\.\w)))/g;
const escape = /\\([!-/:-@[-`{-~])/g;
const tag = /<!--\s*more\s*-->|<\/?([a-z][a-z\d]*)(?:\s[^<>]*)?\/?>/gi;

/**
 * Why words of an episode would not go out, told from its source without reading its markdown: every letter and digit
 * that is no address, no tag and no text of a picture counts, word by word. Null where all are there.
 */
export function findUnsaid(turns: readonly ScriptTurn[]): string | null {
  for (const { paragraphs, words, line } of turns) {
    const wanted = keysOf(paragraphs.map(({ source }) => source).join('\n'));
    const said = keysOf(words.join(' '));
    const differs = wanted.findIndex((key, index) => said[index] !== key);
    if (differs >= 0) return `“${wanted[differs]!}” would not go out as it is written (line ${line}).`;
    if (said.length > wanted.length) return `“${said[wanted.length]!}” would go out and is not written (line ${line}).`;
  }
  return null;
}

function keysOf(markdown: string): string[] {
  const text = decodeEntities(markdown.replace(escape, '$1'))
    .replace(pictureText, '')
    .replace(address, (whole) => (/[/#@:\\]|\w\.\w/.test(whole) ? ']' : whole))
    .replace(tag, (whole, name: string | undefined) =>
      name === undefined ? ' ' : isElement(name) ? (partsWords(name) ? ' ' : '') : whole,
    );
  return wordsOf(text).flatMap((word) => keyOf(word) || []);
}

function isElement(name: string): boolean {
  return htmlElements.has(name.toLowerCase()) || voidElements.has(name.toLowerCase());
}

/** The letters and digits of a word, and the signs between them that are no emphasis. */
function keyOf(word: string): string {
  return (word.match(/[\p{L}\p{N}\p{M}]+|(?<=\d)\*+(?=\d)|(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])/gu) ?? []).join('');
}
