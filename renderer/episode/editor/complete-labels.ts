import { printClock } from '../../../shared/text/clock.ts';
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { append } from '../../../shared/lists.ts';
import { episodeField, libraryConfig } from './episode-field.ts';
import { bodyStart } from './front-matter-guard.ts';
import { completeLegend } from './complete-legend.ts';
import { recordingClock } from './recording-clock.ts';
import { clockFormOf } from '../../../shared/operations/begin-turn.ts';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { peopleTakingPart } from '../../../shared/lint/facts/named-people.ts';
import { matchPerson } from '../../../shared/episode/people/match-person.ts';
import { printLabel } from '../../../shared/operations/print-label.ts';

/** In a snippet, stands for the recording's time. */
const timeHere = '{time}';

/** Offers the episode's labels where a turn may begin, and the library's snippets anywhere. */
export function labelCompletion(): Extension {
  return autocompletion({ override: [completeLegend, completeLabel, completeSnippet], icons: false });
}

function completeLabel(context: CompletionContext): CompletionResult | null {
  const { state, pos } = context;
  const line = state.doc.lineAt(pos);
  if (line.from < bodyStart(state)) return null;
  const typed = state.sliceDoc(line.from, pos);
  const opensParagraph = line.number === 1 || state.doc.line(line.number - 1).text.trim() === '';
  if (!opensParagraph || !/^[*\p{L}][\p{L}\p{N}' .-]{0,30}$|^$/u.test(typed) || (typed === '' && !context.explicit))
    return null;
  const episode = state.field(episodeField);
  const options = episode.speakers.map(({ label, name, turns }): Completion => ({
    label,
    apply: printLabel(episode, label),
    ...(name && name !== label ? { detail: name } : {}),
    boost: Math.min(90, turns),
  }));
  if (episode.houseStyle !== null && episode.houseStyle !== 'initials')
    append(options, othersNamed(episode, state.facet(libraryConfig)));
  return options.length === 0 ? null : { from: line.from, options, validFor: /^[*\p{L}][\p{L}\p{N}' .-]*$/u };
}

/** Guests and hosts whom the front matter names and who have no turn yet. */
function othersNamed(episode: Episode, config: LibraryConfig): Completion[] {
  const names = new Set(peopleTakingPart(episode, config).map(({ name }) => name));
  const others = [...names].filter(
    (name) => !episode.speakers.some((speaker) => matchPerson(name, speaker.name ?? speaker.label) === 'same'),
  );
  return others.map((name) => ({ label: name, apply: printLabel(episode, name) }));
}

function completeSnippet(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/\S+/);
  const options = Object.entries(context.state.facet(libraryConfig).snippets).map(([label, text]): Completion => ({
    label,
    apply: text.includes(timeHere) ? typeWithTime(text) : text,
    detail: text,
  }));
  return word && word.from >= bodyStart(context.state) && options.length > 0 ? { from: word.from, options } : null;
}

function typeWithTime(text: string) {
  return (view: EditorView, _: Completion, from: number, to: number) => {
    const insert = text.replaceAll(
      timeHere,
      printClock(view.state.facet(recordingClock).time() ?? 0, clockFormOf(view.state.field(episodeField))),
    );
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: 'input.complete',
    });
  };
}
