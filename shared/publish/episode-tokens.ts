import type { Episode, Turn } from '../episode/model/episode.ts';

/** A word, the label that opens a turn (or passage of nobody), a break between paragraphs, or the start of another block. */
export type Token =
  | { readonly kind: 'word'; readonly key: string }
  | {
      readonly kind: 'turn';
      readonly key: string;
      readonly label: string;
      readonly source: string;
      readonly seconds: number | null;
    }
  | { readonly kind: 'paragraph' | 'block'; readonly key: string };

export type TurnToken = Extract<Token, { kind: 'turn' }>;

/** An episode without its front matter and legend, as a row of tokens; those with the same key are the same. */
export function tokensOf({ text, blocks }: Episode): Token[] {
  const tokens: Token[] = [];
  const addWordsOf = (passage: string) => {
    for (const key of passage.split(/\s+/)) if (key !== '') tokens.push({ kind: 'word', key });
  };
  const paragraph: Token = { kind: 'paragraph', key: '\n\n' };
  let previous = '';
  for (const block of blocks) {
    if (block.kind === 'legend') continue;
    if (block.kind === 'turn') {
      const { label, time, paragraphs } = block;
      tokens.push({
        kind: 'turn',
        key: `\n${label.text}`,
        label: label.text,
        source: text.slice(label.fullRange.from, label.fullRange.to),
        seconds: time?.seconds ?? null,
      });
      paragraphs.forEach((range, index) => {
        if (index > 0) tokens.push(paragraph);
        addWordsOf(wordsWithoutTime(text, block, range));
      });
    } else if (block.kind === 'narration') {
      tokens.push(
        previous === 'narration' ? paragraph : { kind: 'turn', key: '\n', label: '', source: '', seconds: null },
      );
      addWordsOf(text.slice(block.range.from, block.range.to));
    } else {
      tokens.push({ kind: 'block', key: `\n\n${block.kind}` });
      if (block.kind !== 'rule') addWordsOf(text.slice(block.range.from, block.range.to));
    }
    previous = block.kind;
  }
  return tokens;
}

function wordsWithoutTime(
  text: string,
  { time }: Turn,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  if (time === null || time.range.from < from || time.range.to > to) return text.slice(from, to);
  return `${text.slice(from, time.range.from).replace(/[\\[(]+$/, '')} ${text.slice(time.range.to, to).replace(/^[\\\])]+/, '')}`;
}
