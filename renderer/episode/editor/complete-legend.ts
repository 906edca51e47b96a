import {
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Declaration } from '../../../shared/operations/legend-entries.ts';
import { proposeLabels, proposeNames, type LabelProposal } from '../../../shared/people/propose-labels.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { episodeField } from './episode-field.ts';
import { bodyStart } from './front-matter-guard.ts';
import { latestLabels } from '../../base/library-labels-store.ts';

/** Names begun with fewer letters than this fit too many people. */
const minNameLength = 2;
const maxOptions = 30;

/**
 * In a line of the legend, or where one may begin: the library's people with the labels that they had before, for a
 * label or a name that is typed. What such a label means besides is said.
 */
export async function completeLegend(context: CompletionContext): Promise<CompletionResult | null> {
  const { state, pos } = context;
  const line = state.doc.lineAt(pos);
  if (!mayDeclare(state, line.from)) return null;
  const typed = state.sliceDoc(line.from, pos);
  const { uses, people } = await latestLabels();
  const names = people.map(({ name }) => name);
  const taken = otherEntries(state, line.number);
  const isFree = (name: string) => taken.every((entry) => entry.name !== name);

  const behindLabel = /^(\S{1,5})\s+[-–—]\s+(.*)$/u.exec(typed);
  if (behindLabel !== null) {
    const [, label, begun] = behindLabel;
    const known = proposeNames(label!, uses, taken);
    const others =
      begun!.length >= minNameLength
        ? names.filter((name) => isFree(name) && !known.some((use) => use.name === name))
        : [];
    const options = [
      ...known.map((use) => option(use, use.name, use.name)),
      ...others.map((name): Completion => ({ label: name })),
    ];
    return options.length === 0 ? null : { from: pos - begun!.length, options, validFor: /^[^\n]*$/ };
  }
  if (typed.length < minNameLength && !context.explicit) return null;
  if (!/^\p{Lu}[\p{L}\p{N}' .-]*$|^$/u.test(typed)) return null;
  const byLabel = uses
    .filter((use) => use.label.startsWith(typed) && isFree(use.name))
    .flatMap((use) => proposeNames(use.label, [use, ...uses.filter((other) => other !== use)], taken).slice(0, 1));
  const byName =
    typed.length < minNameLength
      ? []
      : names
          .filter((name) => name.startsWith(typed) && isFree(name))
          .flatMap((name) =>
            proposeLabels(name, uses, taken)
              .filter(({ isTaken }) => !isTaken)
              .slice(0, 1),
          );
  const lines = new Map([...byLabel, ...byName].map((use) => [`${use.label} - ${use.name}`, use]));
  const options = [...lines]
    .slice(0, maxOptions)
    .map(([text, use]) => option(use, text.startsWith(typed) ? text : `${use.name} (${use.label})`, text));
  return options.length === 0 ? null : { from: line.from, options, validFor: /^[\p{L}\p{N}' .-]*$/u };
}

function option({ episodes, clash, label, name }: LabelProposal, shown: string, insert: string): Completion {
  return {
    label: shown,
    apply: (view: EditorView, completion: Completion, from: number, to: number) =>
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.complete',
        annotations: pickedCompletion.of(completion),
      }),
    detail: clash ?? (episodes > 0 ? `in ${countOf(episodes, 'episode')}` : 'a new label'),
    ...(clash === null
      ? {}
      : { info: `${clash} Here it would be ${name}; give another label than ${label} to keep them apart.` }),
    boost: Math.min(90, episodes),
  };
}

/** Where a legend stands or may begin: in it, right below it, or before the first turn and narration. */
function mayDeclare(state: EditorState, from: number): boolean {
  if (from < bodyStart(state)) return false;
  const { houseStyle, legend, turns } = state.field(episodeField);
  if (houseStyle !== 'initials' && houseStyle !== null && legend.length === 0) return false;
  if (turns.length > 0 && from >= turns[0]!.range.from) return false;
  const above = state.doc.lineAt(from).number - 1;
  if (legend.length === 0)
    return (
      above < 1 ||
      state.doc.line(above).to < bodyStart(state) ||
      state.doc.sliceString(bodyStart(state), from).trim() === ''
    );
  return from <= legend.at(-1)!.range.to + 1 && from >= legend[0]!.range.from;
}

function otherEntries(state: EditorState, line: number): Declaration[] {
  return state.field(episodeField).legend.filter((entry) => entry.line !== line);
}
