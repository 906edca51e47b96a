import type { EditorView } from '@codemirror/view';
import { unassignedLabel, type Episode } from '../../../shared/episode/model/episode.ts';
import { declareLabel } from '../../../shared/operations/declare-label.ts';
import type { Declaration } from '../../../shared/operations/legend-entries.ts';
import { reassignTurns } from '../../../shared/operations/reassign-turns.ts';
import { relabel } from '../../../shared/operations/relabel.ts';
import { splitTurn } from '../../../shared/operations/split-turn.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import type { MenuAction, MenuSections } from '../../base/context-menu-store.ts';
import { episodeField } from '../editor/episode-field.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { editInBulk } from '../open/bulk-edit.ts';
import { editShownEpisode } from '../open/edit-episode.ts';
import { askForSpeaker } from '../open/new-speaker.ts';

/** What is given to a speaker: turns by their indexes; those of one turn’s label from it on, or everywhere; the rest of a turn. */
export type Given =
  | { readonly kind: 'turns'; readonly turns: readonly number[] }
  | { readonly kind: 'from-here' | 'everywhere'; readonly turn: number }
  | { readonly kind: 'rest'; readonly offset: number };

/** The edits that give it to a label. */
export function editsToGive(episode: Episode, given: Given, label: string): TextEdit[] {
  switch (given.kind) {
    case 'turns':
      return reassignTurns(episode, given.turns, label);
    case 'rest':
      return splitTurn(episode, given.offset, label);
    case 'from-here':
    case 'everywhere': {
      const turn = episode.turns[given.turn];
      if (turn === undefined) return [];
      const lines = given.kind === 'from-here' ? { lines: { first: turn.line, last: Infinity } } : {};
      return relabel(episode, { from: turn.label.text, to: label, ...lines });
    }
    default:
      return assertNever(given);
  }
}

/** Everybody who can be given something, each with a number, then somebody new. */
export function speakerSections(view: EditorView, given: Given): MenuSections {
  const episode = view.state.field(episodeField);
  const own = given.kind === 'rest' ? null : ownLabel(episode, given);
  const people = [...numbersOf(view.state)].flatMap(([label, number]): MenuAction[] => {
    const speaker = episode.speakers.find((one) => one.label === label);
    if (speaker === undefined) return [];
    const name = speaker.name ?? label;
    return [
      {
        title: name,
        detail: label === own ? 'now' : name === label ? undefined : label,
        speaker: number,
        isDisabled: editsToGive(episode, given, label).length === 0,
        run: () => give(view, given, { label, name }),
      },
    ];
  });
  return [people, [{ title: 'New speaker…', run: () => askWho(view, given) }]];
}

function ownLabel({ turns }: Episode, given: Exclude<Given, { kind: 'rest' }>): string | null {
  const labels = new Set(
    (given.kind === 'turns' ? given.turns : [given.turn]).flatMap((index) => turns[index]?.label.text ?? []),
  );
  return labels.size === 1 ? [...labels][0]! : null;
}

function askWho(view: EditorView, given: Given): void {
  askForSpeaker({
    give: (label) => editsToGive(view.state.field(episodeField), given, label),
    onAdd: (speaker) => give(view, given, speaker),
  });
}

function give(view: EditorView, given: Given, speaker: Declaration): void {
  const episode = view.state.field(episodeField);
  const isNew = !episode.speakers.some(({ label }) => label === speaker.label);
  const edits = editsToGive(episode, given, speaker.label);
  const all = [...(isNew ? declareLabel(episode, speaker) : []), ...edits];
  if (edits.length < 2) editShownEpisode(all);
  else
    editInBulk(
      all,
      `${countOf(edits.length, 'turn')}${fromWhom(episode, given)} ${speaker.name || speaker.label}’s now.`,
    );
}

function fromWhom(episode: Episode, given: Given): string {
  const own = given.kind === 'rest' ? null : ownLabel(episode, given);
  return own === null || own === unassignedLabel ? ' are' : ` of ${own} are`;
}
