import { mayBreakBetween, unspacedScript } from '../../text/unspaced-script.ts';
import type { TurnSpan } from './turn-spans.ts';

/** What no line or caption is broken within: a word with what belongs to it. */
export interface CaptionUnit {
  readonly text: string;
  /** In seconds. */
  readonly start: number;
  readonly end: number;
  /** Whether no space parts it from the unit above. */
  readonly isJoined: boolean;
}

/** The units of a turn, which share its time by their length. */
export function unitsOf({ turn, start, end }: TurnSpan): CaptionUnit[] {
  const pieces = turn.words.flatMap((word) => piecesOf(word).map((text, index) => ({ text, isJoined: index > 0 })));
  // A unit takes its letters and the breath behind it.
  const weight = (text: string) => text.length + 1;
  const total = pieces.reduce((sum, { text }) => sum + weight(text), 0);
  let said = 0;
  const units = pieces.map((piece): CaptionUnit => {
    const from = start + ((end - start) * said) / total;
    said += weight(piece.text);
    return { ...piece, start: from, end: start + ((end - start) * said) / total };
  });
  return glueDashes(units);
}

/** Units in one line. */
export function joinUnits(units: readonly CaptionUnit[]): string {
  return units.map(({ text, isJoined }, index) => (index === 0 || isJoined ? text : ` ${text}`)).join('');
}

/** A text's width in columns: letters of East Asia are two wide. Marks on letters count as characters, so that no way of counting finds more. */
export function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/gu;

const words = new Intl.Segmenter('und', { granularity: 'word' });
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** A word of such a script that is wider is none that a line may not break. */
const maxPieceWidth = 28;

/** A word, or the words that stand in it without spaces, each with the punctuation that may not begin or end a line. */
function piecesOf(word: string): string[] {
  if (!unspacedScript.test(word)) return [word];
  const pieces: string[] = [];
  let opening = '';
  const add = (text: string) => {
    const before = pieces.at(-1);
    if (/^[\p{Ps}\p{Pi}]$/u.test(text) && (before === undefined || mayBreakBetween(before, text))) opening += text;
    // Punctuation, marks of repetition and small letters never begin a line.
    else if (
      before !== undefined &&
      opening === '' &&
      (!mayBreakBetween(before, text) ||
        /^(?![\p{L}\p{N}])|^[ー々ゝヽぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮๆໆ]/u.test(text))
    )
      pieces[pieces.length - 1] += text;
    else {
      pieces.push(opening + text);
      opening = '';
    }
  };
  for (const { segment } of words.segment(word)) {
    if (!unspacedScript.test(segment) || widthOf(segment) <= maxPieceWidth) add(segment);
    else for (const character of characters.segment(segment)) add(character.segment);
  }
  if (opening !== '') pieces.push(opening);
  return pieces;
}

/** What starts with a dash would be read as another speaker where it begins a line: it stays with the unit before. */
function glueDashes(all: readonly CaptionUnit[]): CaptionUnit[] {
  const units: CaptionUnit[] = [];
  for (const unit of all) {
    const before = units.at(-1);
    if (before === undefined || !/^[-–—>]/.test(unit.text)) units.push(unit);
    else units[units.length - 1] = { ...before, text: joinUnits([before, unit]), end: unit.end };
  }
  return units;
}
