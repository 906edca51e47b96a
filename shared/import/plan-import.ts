import { unassignedLabel, type HouseStyle } from '../episode/model/episode.ts';
import { isRecogniserLabel } from '../formats/read/names.ts';
import { oneLine, type TimedTranscript } from '../formats/model/timed-transcript.ts';
import type { Habits } from '../new-episode/habits.ts';
import { printLegend } from '../new-episode/plan-new-episode.ts';
import type { Declaration } from '../operations/legend-entries.ts';
import { findMachinePhrases } from '../text/machine-phrases.ts';
import { mendLabels } from './mend-labels.ts';
import { planPageFields, type PageFieldsPlan } from './page-fields.ts';
import { printTranscript } from './print-transcript.ts';
import type { SpeakerChoices } from './speakers.ts';
import { toTurns, type ImportedTurn, type Joining } from './to-turns.ts';

/** Words of an import that an editor should look at. */
export interface FlaggedPhrase {
  /** Position among the turns, from 0. */
  readonly turn: number;
  readonly text: string;
  readonly kind: 'stock' | 'repeated';
  readonly times: number;
}

/** A transcript of another program as an episode of this library. */
export interface ImportPlan {
  /** What follows the front matter: the legend where the house style has one, and the turns. */
  readonly body: string;
  readonly turns: readonly (ImportedTurn & { readonly label: string })[];
  /** What stands below the last turn, as Markdown. */
  readonly below: readonly string[];
  /** Of the file's front matter, for the new episode. */
  readonly page: Pick<PageFieldsPlan, 'fields' | 'entries'>;
  /** Who speaks, in order of appearance, then who else was there; nobody's turns are nobody here. */
  readonly people: readonly Declaration[];
  /** Those whom the front matter can name: not those whom a recogniser only tells apart. */
  readonly names: readonly string[];
  /** Turn index to the second at which it begins, to be kept beside the episode. Where times stand in the text too, one that is lost can be put back. */
  readonly times: ReadonlyMap<number, number>;
  readonly timesInText: boolean;
  readonly flagged: readonly FlaggedPhrase[];
  /** What an editor should know of the outcome, in words. */
  readonly problems: readonly string[];
}

/** Speakers as the file names them, in order of appearance. */
export function speakersOf({ segments }: TimedTranscript): string[] {
  return [...new Set(segments.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))];
}

export interface ImportWishes {
  /** Who were there, without the file saying what they say. */
  readonly others?: readonly Declaration[];
  /** Of segments that are nobody's; at pauses where nothing is said. */
  readonly joining?: Joining | undefined;
}

/** @param choices for every speaker of the file; one who is missing is nobody yet */
export function planImport(
  transcript: TimedTranscript,
  choices: SpeakerChoices,
  habits: Habits,
  { others = [], joining }: ImportWishes = {},
): ImportPlan {
  const labelOf = (speaker: string | null) =>
    speaker === null ? unassignedLabel : (choices.get(speaker)?.label ?? unassignedLabel);
  const namesSpeakers = habits.fields.some(({ key, fill }) => key === 'speakers' && fill.kind === 'people');
  const page = planPageFields(transcript.fields ?? [], habits);
  const layOut = (turns: readonly PlannedTurn[]) => {
    const people = [...declared(turns, choices), ...others];
    const names = people.map(({ name }) => name).filter((name) => !isRecogniserLabel(name));
    const legend = habits.houseStyle === 'initials' ? printLegend(people, habits) : '';
    return {
      turns,
      people,
      names,
      ...printTranscript(turns, legend, habits, { names: namesSpeakers ? names : [], below: transcript.below }),
    };
  };
  let first = layOut(
    joinSame(toTurns(transcript.segments, joining).map((turn) => ({ ...turn, label: labelOf(turn.speaker) }))),
  );
  // A note would be read as a turn: nobody says it, like other words without a label.
  if (first.misread !== null && first.turns.some(({ above }) => !above.every(isHeading)))
    first = layOut(first.turns.flatMap(withNotesAsTurns));
  const {
    laid: { turns, people, names, text, misread },
    notes,
  } = mendLabels<PlannedTurn, typeof first>(first, layOut);
  return {
    body: text,
    turns,
    people,
    names,
    // Behind one that is not read, turns are counted otherwise.
    times: new Map(
      turns
        .slice(0, misread ?? turns.length)
        .flatMap(({ start }, index) => (start === null ? [] : [[index, start] as const])),
    ),
    timesInText: habits.timed !== null,
    flagged: flagPhrases(turns),
    below: transcript.below ?? [],
    page: { fields: page.fields, entries: page.entries },
    problems: [
      ...page.notes,
      ...notes,
      ...(misread === null ? [] : [describeMisread(turns[misread]!, misread, habits.houseStyle)]),
    ],
  };
}

type PlannedTurn = ImportedTurn & { readonly label: string };

/** Two speakers of the file who are one person speak one turn; nobody's turns stay apart. */
function joinSame(turns: readonly PlannedTurn[]): PlannedTurn[] {
  const joined: PlannedTurn[] = [];
  for (const turn of turns) {
    const above = joined.at(-1);
    if (above === undefined || above.label !== turn.label || turn.label === unassignedLabel || turn.above.length > 0)
      joined.push(turn);
    else
      joined[joined.length - 1] = {
        ...above,
        end: turn.end ?? above.end,
        paragraphs: [...above.paragraphs, ...turn.paragraphs],
      };
  }
  return joined;
}

const isHeading = (block: string) => /^#{1,6} /.test(block);

function withNotesAsTurns(turn: PlannedTurn): PlannedTurn[] {
  const notes = turn.above.filter((block) => !isHeading(block));
  if (notes.length === 0) return [turn];
  return [
    { speaker: null, label: unassignedLabel, start: null, end: null, paragraphs: notes.map(oneLine), above: [] },
    { ...turn, above: turn.above.filter(isHeading) },
  ];
}

function declared(turns: readonly PlannedTurn[], choices: SpeakerChoices): Declaration[] {
  const people = new Map<string, Declaration>();
  for (const { speaker, label } of turns) {
    const choice = speaker === null ? undefined : choices.get(speaker);
    if (choice !== undefined && label !== unassignedLabel && !people.has(label))
      people.set(label, { ...choice, label });
  }
  return [...people.values()];
}

/** The words of all turns are searched as one text: a recogniser in a loop goes on from turn to turn. */
function flagPhrases(turns: readonly ImportedTurn[]): FlaggedPhrase[] {
  const starts: number[] = [];
  let text = '';
  for (const { paragraphs } of turns) {
    starts.push(text.length);
    text += `${paragraphs.join('\n')}\n`;
  }
  let turn = 0;
  return findMachinePhrases(text).map(({ kind, range, text: phrase, times }) => {
    while (turn + 1 < starts.length && starts[turn + 1]! <= range.from) turn++;
    return { turn, text: phrase.replace(/\s+/g, ' '), kind, times };
  });
}

function describeMisread({ label, paragraphs }: PlannedTurn, index: number, houseStyle: HouseStyle): string {
  const words = (paragraphs[0] ?? '').slice(0, 40);
  return `Turn ${index + 1}, “${label} ${words}”, would not be read as a turn in the house style ${houseStyle}. Look at it once the episode is made.`;
}
