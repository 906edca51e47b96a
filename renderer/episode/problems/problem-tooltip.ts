import { Prec, StateField, type Extension } from '@codemirror/state';
import { keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { create } from 'zustand';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { closeExplanation, problemExplained, visitedProblem } from '../editor/problem-navigation.ts';

/** The element of the tooltip while there is one, and what is to be shown in it. */
export const useProblemTooltip = create<{
  readonly shown: { readonly dom: HTMLElement; readonly problem: Problem } | null;
}>(() => ({ shown: null }));

/** A tooltip beside the problem that was gone to. Escape closes it. */
export function problemTooltip(): Extension {
  return [tooltipField, Prec.high(keymap.of([{ key: 'Escape', run: closeExplanation }]))];
}

const tooltipField = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, tr) {
    const problem = problemExplained(tr.state);
    if (problem === null) return null;
    const isSame = tr.startState.field(visitedProblem) === tr.state.field(visitedProblem);
    return isSame && tooltip !== null ? tooltip : { pos: problem.range.from, create: () => mount(problem) };
  },
  provide: (field) => showTooltip.from(field),
});

function mount(problem: Problem) {
  const dom = document.createElement('div');
  dom.className = 'problem-tooltip';
  return {
    dom,
    mount: () => useProblemTooltip.setState({ shown: { dom, problem } }),
    destroy: () => {
      if (useProblemTooltip.getState().shown?.dom === dom) useProblemTooltip.setState({ shown: null });
    },
  };
}
