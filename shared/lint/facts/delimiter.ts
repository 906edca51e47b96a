import { isWhiteSpace, skipWhiteSpace } from '../../episode/model/characters.ts';
import { readTime } from '../../episode/model/times.ts';

/** What stands between a label and its words. */
export interface Delimiter {
  /** Stars and punctuation right behind the label, without white space. */
  readonly marks: string;
  readonly marksTo: number;
  /** The time that follows, as it is written. */
  readonly time: string | null;
  /** Where the words start. */
  readonly to: number;
}

const closingTag = /<\/(?:strong|b|em|i)>/y;

/** What follows a label that ends at `from`, whether or not it is a delimiter here. */
export function readDelimiter(text: string, from: number, end: number): Delimiter {
  let to = from;
  let marks = '';
  let marksTo = from;
  for (; to < end && to - from < 12; to++) {
    const character = text[to]!;
    if (isWhiteSpace(text.charCodeAt(to))) continue;
    closingTag.lastIndex = to;
    const closing = character === '<' ? closingTag.exec(text)?.[0] : undefined;
    if (closing !== undefined) {
      marks += closing;
      to += closing.length - 1;
      marksTo = to + 1;
      continue;
    }
    // Dots belong to words that trail in.
    if (!'*:：;.,-–—)]>|/_'.includes(character) || text.startsWith('...', to)) break;
    marks += character;
    marksTo = to + 1;
  }
  const bracket = text[to] === '\\' ? to + 1 : to;
  const time = readTime(text, '(['.includes(text[bracket] ?? ' ') ? bracket + 1 : to);
  if (time === null) return { marks, marksTo, time: null, to };
  const closing = /^\\?[)\]]?:?(?=\s|$)/.exec(text.slice(time.range.to, Math.min(end, time.range.to + 4)));
  // Something else than a time that merely begins like one.
  if (closing === null) return { marks, marksTo, time: null, to };
  return {
    marks,
    marksTo,
    time: text.slice(time.range.from, time.range.to),
    to: skipWhiteSpace(text, time.range.to + closing[0].length, end),
  };
}
