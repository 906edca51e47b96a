import { isLower, isUpper, isWordCharacter } from '../../episode/model/characters.ts';
import { foldName } from '../../names/compare-names.ts';

/** Words that open English sentences, and would be initials but for their case. */
export const ordinaryWords = new Set(
  'ah am an as at be but by can did do eh for go he hi how i if in is it me my no not of oh ok on one or our she so the to two uh um up us was we who why yes you all and any are day get had has her him his its let may men new now off old out own see say ten'.split(
    ' ',
  ),
);

/** Words in lower case that go on a remark and do not follow somebody’s name as its verb would. */
export const neverAfterName = new Set([
  'because',
  'but',
  'i',
  'if',
  'it',
  'no',
  'so',
  'that',
  'there',
  'they',
  'this',
  'we',
  'well',
  'what',
  'yeah',
  'yes',
  'you',
]);

/** Words that open sentences, in lower case; an apostrophe and what follows it are left out. */
export const sentenceOpeners = new Set(
  'a about absolutely actually after again agreed ah all also alright although an and any anyway are as at awesome basically because before both but by can certainly cool could correct definitely did do does don depends even every everything exactly excellent fantastic fair fine first for from good got gotcha great guess had has have he hello here hey hi hmm hopefully how however i if in indeed interesting is isn it just last let like look lots many maybe me my nice no nope not now of oh ok okay on once one only or our people perfect perhaps please probably really right same say see she should so some sometimes sorry sounds speaking still sure thank thanks that the their them then there these totally true they this those though through to today two uh um unfortunately usually very wait was we welcome were well what when where which while who why will wow with would wouldn yeah yep yes yet you your'.split(
    ' ',
  ),
);

/** Words with which remarks begin, in lower case. */
export const remarkOpeners = new Set([
  'absolutely',
  'alright',
  'but',
  'exactly',
  'great',
  'no',
  'oh',
  'okay',
  'right',
  'so',
  'sure',
  'thank',
  'thanks',
  'well',
  'yeah',
  'yep',
  'yes',
  'you',
]);

/** Abbreviations that open remarks, with a colon or without. */
export const abbreviations = new Set(['NB', 'PS', 'OK', 'TL', 'ETA', 'FYI', 'URL', 'ID', 'AKA', 'PPS', 'TLDR', 'FAQ']);

/** The first word from `from` on, folded, without what follows an apostrophe. */
export function firstWord(text: string, from: number, end: number): string {
  const next = skipOpenings(text, from, end);
  return foldName(/^\p{L}+/u.exec(text.slice(next, Math.min(end, next + 24)))?.[0] ?? '');
}

/** Whether words begin at `from` as a turn’s do: with a capital, trailing in after dots, or with code. */
export function opensWords(text: string, from: number, end: number): boolean {
  const next = skipOpenings(text, from, end);
  return (
    next < end &&
    (isUpper(text.charCodeAt(next)) ||
      hasNoCase(text.charCodeAt(next)) ||
      text.startsWith('...', next) ||
      text[next] === '…' ||
      text[next] === '`' ||
      opensMark(text, from))
  );
}

/** Letters of scripts without capitals. */
function hasNoCase(code: number): boolean {
  return code > 0x24f && isWordCharacter(code) && !isUpper(code) && !isLower(code);
}

/** `[laughs]`, `\[laughs\]` */
export function opensMark(text: string, from: number): boolean {
  return text[text[from] === '\\' ? from + 1 : from] === '[';
}

export function skipOpenings(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && !isWordCharacter(text.charCodeAt(position)) && '"\'“‘«([*_\\¿¡'.includes(text[position]!))
    position++;
  return position;
}
