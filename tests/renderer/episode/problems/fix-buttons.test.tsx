// @vitest-environment happy-dom
import { EditorState } from '@codemirror/state';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Problem } from '../../../../shared/lint/model/problem.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { FixButtons } from '../../../../renderer/episode/problems/FixButtons.tsx';
import { openView } from '../../../helpers/view.tsx';

const text = 'AB - Ann Bell\nCD - Carl Dunn\n\nZZ Who?\n';
const at = text.indexOf('ZZ');
const change = (label: string) => ({
  title: `Change to “${label}”`,
  edits: [{ from: at, to: at + 2, insert: label }],
  ticked: false,
});
const problem: Problem = {
  rule: 'unknown-label',
  severity: 'error',
  message: '“ZZ” matches nobody in the legend.',
  range: { from: at, to: at + 2 },
  fixes: [change('CD'), change('AB')],
};

test('what a fix would write is shown beside its button: of the first, and of the one that is gone to', async () => {
  const fixed: string[] = [];
  const state = EditorState.create({ doc: text, extensions: [episodeField] });
  const { user } = openView(<FixButtons problem={problem} state={state} onFix={(title) => void fixed.push(title)} />);
  const written = () => document.querySelector('.fix-preview ins')!.textContent;
  expect(written()).toContain('CD');
  await user.tab();
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Change to “AB”' }));
  expect(written()).toContain('AB');
  await user.keyboard('{Enter}');
  expect(fixed).toEqual(['Change to “AB”']);
});
