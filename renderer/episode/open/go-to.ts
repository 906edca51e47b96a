import { EditorView } from '@codemirror/view';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { setDetailsShown } from '../../base/navigation-store.ts';
import { episodeField } from '../editor/episode-field.ts';
import { bodyStart } from '../editor/front-matter-guard.ts';
import { visitProblem } from '../editor/problem-navigation.ts';
import { useOpenEpisodes, type PanelId } from './open-episodes-store.ts';

/** @param focus whether the focus goes there too: for whoever asks for the panel itself */
export function showPanel(panel: PanelId, focus = false): void {
  setDetailsShown(true);
  useOpenEpisodes.setState({ panel, panelWantsFocus: focus });
}

/** Leads to a turn by its index, or to the last one where there are fewer by now. */
export function goToTurn({ turns }: Episode, index: number): void {
  const turn = turns[Math.min(index, turns.length - 1)];
  if (turn) goToOffset(turn.paragraphs[0]?.from ?? turn.range.from);
}

/** Leads to where the first turn's words begin, or will: behind the label of a turn that has none yet, at the end where there is no turn. */
export function goToFirstWords(): void {
  const { view } = useOpenEpisodes.getState();
  if (!view) return;
  const [first] = view.state.field(episodeField).turns;
  goToOffset(first === undefined ? view.state.doc.length : (first.paragraphs[0]?.from ?? first.range.to));
}

/** Leads to an offset: into the text, or to the field that stands there. */
export function goToOffset(from: number, to = from): void {
  const { view } = useOpenEpisodes.getState();
  if (!view) return;
  if (from < bodyStart(view.state)) {
    const field = view.state
      .field(episodeField)
      .frontMatter.fields.find(({ range }) => from >= range.from && from < range.to);
    useOpenEpisodes.setState({ touchedField: { key: field?.key ?? null } });
    showPanel('details');
    return;
  }
  view.dispatch({
    selection: { anchor: from, head: Math.min(to, view.state.doc.lineAt(from).to) },
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
    userEvent: 'select',
  });
  view.focus();
}

/**
 * Leads to a problem, shows what is wrong and says it aloud.
 * @param start where the walk through the problems began
 */
export function goToProblem(problem: Problem, start = problem.range.from): void {
  const { view } = useOpenEpisodes.getState();
  goToOffset(problem.range.from, problem.range.to);
  if (view) visitProblem(view, problem, start);
}
