import { Lexer } from 'yaml';
import { parseTOML } from 'toml-eslint-parser';
import type { FrontMatter } from '../model/episode.ts';

/** Stands before every scalar among the tokens of `yaml`: what follows is one, whatever it looks like. */
const scalar = '\u001f';

/**
 * The comments of front matter that can be read, each from its `#` to the end of its line.
 * @param text that `frontMatter` was read from
 */
export function findComments(text: string, { status, format, sourceRange }: FrontMatter): string[] {
  if (status !== 'ok') return [];
  const source = text.slice(sourceRange.from, sourceRange.to);
  switch (format) {
    case 'yaml': {
      const tokens = [...new Lexer().lex(source)];
      return tokens.filter((token, index) => token.startsWith('#') && tokens[index - 1] !== scalar).map(trim);
    }
    case 'toml':
      return parseTOML(source, { tomlVersion: '1.0' }).comments.map(({ value }) => trim(`#${value}`));
    case 'json':
      return [];
  }
}

const trim = (comment: string) => comment.trim();
