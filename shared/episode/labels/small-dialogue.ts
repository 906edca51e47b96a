import { groupBy } from '../../group-by.ts';
import type { HouseStyle } from '../model/episode.ts';
import { lineKind, opensParagraph, type BodyLines } from '../model/lines.ts';
import { endsSentence, findOpeningInitials } from './initials.ts';
import { countParagraphs, isMarkerWord, type LabelMatch } from './label-match.ts';
import { shapeOf } from '../model/label-shape.ts';
import type { LabelCandidate } from './label-opening.ts';

/** More people than this who each speak once are the entries of a list. */
const maxStrangers = 3;
/** With more turns than this, names repeat. */
const maxTurns = 40;

/**
 * The labels of a text too short for them to repeat: nearly every paragraph leads with the name of one of several
 * people, written alike, and goes on in sentences. Without a colon to delimit it a name must come again. Null where the
 * text is no such dialogue.
 */
export function findSmallDialogue(
  all: readonly LabelCandidate[],
  lines: BodyLines,
): { readonly houseStyle: HouseStyle; readonly labels: readonly LabelMatch[] } | null {
  const candidates = all.filter(
    ({ index, text }) => (opensParagraph(lines, index) || endsSentence(lines, index - 1)) && isSomebody(text),
  );
  const forms = groupBy(
    candidates,
    ({ opening: { setOff, delimiter, below, lead } }) => `${setOff} ${delimiter} ${below} ${lead}`,
  );
  for (const labels of forms.values()) {
    const { setOff, delimiter, below } = labels[0]!.opening;
    if (!isDialogue(labels, lines, delimiter === 'colon' || delimiter === 'time', below)) continue;
    return {
      houseStyle: setOff === 'nothing' ? 'name-colon' : 'bold-name',
      labels: labels.map(({ index, text, from, to, wordsFrom, time }) => ({
        index,
        text,
        from,
        to,
        wordsFrom,
        time,
        marker: false,
      })),
    };
  }
  const initials = findOpeningInitials(lines);
  return isDialogue(initials, lines, false, false) ? { houseStyle: 'initials', labels: initials } : null;
}

function isSomebody(label: string): boolean {
  const shape = shapeOf(label);
  return shape !== null && shape !== 'handle' && !isMarkerWord(label);
}

function isDialogue(
  labels: readonly Omit<LabelMatch, 'marker'>[],
  lines: BodyLines,
  isDelimited: boolean,
  below: boolean,
): boolean {
  const people = new Set(labels.map(({ text }) => text));
  if (people.size < 2 || labels.length > maxTurns) return false;
  const returns = people.size < labels.length;
  if (!returns && (!isDelimited || people.size > maxStrangers)) return false;
  const isTight = labels.filter(({ index }) => opensParagraph(lines, index)).length * 2 <= labels.length;
  const alone = labels.filter(({ index }) => lines.kinds[index + 1] !== lineKind.text).length;
  const units = isTight
    ? lines.kinds.filter((kind) => kind === lineKind.text).length / (below ? 2 : 1)
    : countParagraphs(lines) - (below ? alone : 0);
  const sentences = labels.filter(({ index }) =>
    endsSentence(lines, isTight ? index + (below ? 1 : 0) : endOfParagraph(lines, index, below)),
  ).length;
  return sentences * 4 >= labels.length * 3 && (isDelimited ? labels.length * 4 >= units * 3 : labels.length >= units);
}

/** The last line of the paragraph of a label, or of the words below it. */
function endOfParagraph({ kinds }: BodyLines, index: number, below: boolean): number {
  let last = index;
  if (below) while (kinds[last + 1] === lineKind.blank) last++;
  while (kinds[last + 1] === lineKind.text) last++;
  return last;
}
