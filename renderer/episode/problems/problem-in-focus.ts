import type { EditorView } from '@codemirror/view';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { episodeField } from '../editor/episode-field.ts';
import { problemsNow } from '../editor/problem-linter.ts';
import { problemAtCursor, problemVisited } from '../editor/problem-navigation.ts';
import { problemsOfField } from '../editor/problems-of-field.ts';

/** The problem that a quick fix would be for, and the part of the form that has the focus, if one has: then it is that one’s. */
export function problemInFocus(view: EditorView): {
  readonly problem: Problem | null;
  readonly field: HTMLElement | null;
} {
  const problems = problemsNow(view);
  const field = document.activeElement?.closest<HTMLElement>('[data-field]') ?? null;
  if (field === null) return { problem: problemAtCursor(view.state), field };
  const key = field.dataset['field']!;
  const own = problemsOfField(view.state.field(episodeField), problems, key === '' ? null : key);
  const visited = problemVisited(view.state);
  const problem = visited !== null && own.includes(visited) ? visited : own.find(({ fixes }) => fixes.length > 0);
  return { problem: problem ?? own[0] ?? null, field };
}
