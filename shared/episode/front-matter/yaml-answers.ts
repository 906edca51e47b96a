import type { ErrorCode } from 'yaml';
import { quoteText, textMeant } from './text-meant.ts';

/** A mistake that may have been made in a line, and the lines without it. */
export interface Answer {
  readonly message: string;
  readonly title: string;
  readonly lines: readonly { readonly index: number; readonly insert: string }[];
}

/** Indentation and dashes, then perhaps a key with its colon, then the value with what follows it. */
const linePattern =
  /^(\s*(?:-[ \t]+)*)(?:((?:[^\s:"'#[\]{},-]|-(?!\s))[^:]*?|"[^"]*"|'[^']*')([ \t]*:)([ \t]+|$))?(.*)$/;

/** An indented line that sets a key. */
const keyPattern = /^\s+[\p{L}_][\p{L}\p{N}_.-]*:(?:\s|$)/u;

/** What a hand that does not know YAML's rules gets wrong in a line, the likeliest first. Whoever asks tries them out. */
export function* answersFor(lines: readonly string[], index: number, code: ErrorCode): Generator<Answer> {
  const line = lines[index] ?? '';
  const answer = (message: string, title: string, insert: string): Answer => ({
    message,
    title,
    lines: [{ index, insert }],
  });
  if (/^ *\t/.test(line)) {
    const tabbed = lines.flatMap((text, at) =>
      /^ *\t/.test(text) ? [{ index: at, insert: text.replace(/^[ \t]+/, (lead) => lead.replaceAll('\t', '  ')) }] : [],
    );
    yield { message: 'A tab is used to indent. YAML allows only spaces.', title: 'Indent with spaces', lines: tabbed };
  }
  if (/^\s*[^\S \t]|[:-][^\S \t]/.test(line)) {
    const odd = lines.flatMap((text, at) =>
      /[^\S \t]/.test(text) ? [{ index: at, insert: text.replace(/[^\S \t]/g, ' ') }] : [],
    );
    yield {
      message: 'A no-break space stands where YAML takes only an ordinary one.',
      title: 'Write ordinary spaces',
      lines: odd,
    };
  }
  const items = lines.flatMap((text, at) =>
    at > 0 && /^\s*-[^\s-]/.test(text) ? [{ index: at, insert: text.replace(/^(\s*-)/, '$1 ') }] : [],
  );
  if (/^\s*-[^\s-]/.test(line) && items.length > 0)
    yield { message: 'A space is missing behind the dash of an item.', title: 'Add the space', lines: items };
  const unspaced = /^(\s*(?:-[ \t]+)*[\p{L}_][\p{L}\p{N}_.-]*)[ \t]*([:：=])[ \t]*(?!\/\/)(\S.*)$/u.exec(line);
  if (unspaced) {
    const [, key = '', sign = '', rest = ''] = unspaced;
    const message =
      sign === ':'
        ? 'A space is missing behind the colon.'
        : sign === '='
          ? 'YAML sets a value with “:”, not with “=”.'
          : 'A full-width colon is none to YAML.';
    const title = sign === ':' ? 'Add the space' : 'Write “: ”';
    if (`${key}: ${rest}` !== line) {
      yield answer(message, title, `${key}: ${rest}`);
      yield answer(message, `${title}, and quotation marks`, `${key}: ${quoteText(textMeant(rest))}`);
    }
  }
  if (index > 0 && keyPattern.test(line)) {
    yield answer(
      'This line is indented, but the line above it already has a value.',
      'Remove the indentation',
      line.trimStart(),
    );
  }
  const [, lead = '', key, colon = '', gap = '', rest = ''] = linePattern.exec(line) ?? [];
  if (rest.trim() === '' || (key === undefined && !lead.includes('-'))) return;
  const comment = /\s+#(?:\s.*)?$/.exec(rest)?.[0] ?? '';
  const value = rest.slice(0, rest.length - comment.length).trimEnd();
  const behind = rest.slice(value.length);
  const put = (source: string) => `${lead}${key ?? ''}${colon}${gap}${source}${behind}`;
  const unspacedComment = /^("[^"]*"|'[^']*'|\[[^\]]*\])(#.*)$/.exec(value);
  if (unspacedComment)
    yield answer(
      'A space is missing in front of the comment.',
      'Add the space',
      put(`${unspacedComment[1]} ${unspacedComment[2]}`),
    );
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list !== undefined) {
    const items = list
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    yield answer(
      saySign(items, code),
      'Put the items in quotation marks',
      put(`[${items.map((item) => quoteText(textMeant(item))).join(', ')}]`),
    );
  }
  // An item that begins with a star would refer to an anchor, which nobody who writes `[*a, b` means.
  if (/^\[[^\]}]*$/.test(value) && value.includes(',') && !/[[,]\s*\*/.test(value)) {
    yield answer('A bracket is opened here and never closed.', 'Close the bracket', put(`${value}]`));
  }
  yield answer(sayWhy(value, code), 'Put the value in quotation marks', put(quoteText(textMeant(value))));
  const last = lastContinued(lines, index);
  const continued = lines.slice(index + 1, last + 1);
  if (
    last > index &&
    comment === '' &&
    !continued.some((text) => keyPattern.test(text)) &&
    ![value, ...continued].some((text) => /["\\]/.test(text))
  ) {
    const closed = { index: last, insert: `${lines[last]!.trimEnd()}"` };
    yield {
      message: sayWhy(value, code),
      title: 'Put the value in quotation marks',
      lines: [{ index, insert: put(`"${value}`) }, closed],
    };
  }
}

/** The last of the lines below that are further indented, and so go on with the value. */
function lastContinued(lines: readonly string[], index: number): number {
  const indent = /^\s*/.exec(lines[index]!)![0].length;
  let last = index;
  for (let at = index + 1; at < lines.length; at++) {
    if (lines[at]!.trim() === '') continue;
    if (/^\s*/.exec(lines[at]!)![0].length <= indent) break;
    last = at;
  }
  return last;
}

function saySign(items: readonly string[], code: ErrorCode): string {
  const sign = items.find((item) => /^[#@`%&*!|>]/.test(item))?.[0];
  return sign === undefined
    ? sayWhy(items.join(', '), code)
    : `“${sign}” cannot begin an item. It needs quotation marks.`;
}

/** Why YAML does not take the value for text. */
function sayWhy(value: string, code: ErrorCode): string {
  const sign = value[0] ?? '';
  if (/["']/.test(sign)) {
    if (code === 'BAD_DQ_ESCAPE')
      return 'A backslash in double quotation marks begins an escape. Single quotation marks take it as it is.';
    return value.indexOf(sign, 1) === -1
      ? 'A quotation mark is opened here and never closed.'
      : 'Quotation marks stand around a part of the value, or inside others of their kind.';
  }
  if (/[[{]/.test(sign))
    return /[\]}]/.test(value)
      ? 'Words stand behind a bracket that begins the value. Text that begins with a bracket needs quotation marks.'
      : 'A bracket is opened here and never closed. Text that begins with one needs quotation marks.';
  if (/[|>]/.test(sign))
    return `“${sign}” opens a block of lines, and no words may stand behind it. Text that begins with it needs quotation marks.`;
  if (/^[-?] /.test(value)) return `“${sign} ” begins a list or a key. Text that begins with it needs quotation marks.`;
  if (/[@`%,\]}&*!#]/.test(sign))
    return `“${sign}” cannot begin a value. Text that begins with it needs quotation marks.`;
  if (/:(?:\s|$)/.test(value))
    return 'A colon in the value looks like the end of a key. Text with “: ” in it needs quotation marks.';
  return 'YAML does not take this value for text. It needs quotation marks.';
}
