// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { useNavigation } from '../../../renderer/base/navigation-store.ts';
import { makePlan, usePublish } from '../../../renderer/publish/publish-store.ts';
import { PublishView } from '../../../renderer/publish/PublishView.tsx';
import type { PublishPlan } from '../../../shared/publish/plan-item.ts';
import { planItem, planOf } from '../../helpers/publish-plan.ts';
import type { Answers } from '../../helpers/window.ts';
import { openView } from '../../helpers/view.tsx';

const items = [
  planItem('ants.md', { title: 'Ants', status: 'blocked', reasons: ['It has no title.'] }),
  planItem('bees.md', { title: 'Bees' }),
  planItem('wasps.md', { title: 'Wasps', status: 'new' }),
];

/** The view of a library that has a site, once its plan is shown. */
async function openPublishView(answers: Answers = {}) {
  usePublish.setState({ library: '/library', site: '/site' });
  onTestFinished(() => usePublish.setState(usePublish.getInitialState(), true));
  const view = openView(<PublishView />, {
    'publish.plan': () => planOf(items),
    'publish.last': () => null,
    'publish.apply': () => ({ cancelled: true, written: [], failed: [] }) as never,
    'table.views': () => ({ views: [] }),
    ...answers,
  });
  await screen.findByRole('grid', { name: 'Plan' });
  return view;
}

const tick = (title: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Publish ${title}` });
const publishButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Publish \d+ episodes?$/ });

test('an episode that cannot go out says why and cannot be ticked', async () => {
  const { user } = await openPublishView();
  const row = tick('Ants').closest<HTMLElement>('[role="row"]')!;
  expect(within(row).getByText('It has no title.')).toBeTruthy();
  await user.click(tick('Ants'));
  expect([tick('Ants').disabled, tick('Ants').checked]).toEqual([true, false]);
  expect(screen.queryByRole('checkbox', { name: 'All of: Blocked' })).toBeNull();
});

test('the button counts what is ticked, and publishes that and nothing else', async () => {
  const { user, argumentsOf } = await openPublishView();
  expect(publishButton().textContent).toContain('Publish 2 episodes');
  await user.click(tick('Bees'));
  expect(publishButton().textContent).toContain('Publish 1 episode');
  expect(argumentsOf('publish.apply')).toEqual([]);
  await user.click(publishButton());
  await waitFor(() =>
    expect(argumentsOf('publish.apply')).toEqual([{ plan: 'plan', sources: ['wasps.md'], overwrite: [] }]),
  );
  expect(await screen.findByText('Stopped. Nothing was written.')).toBeTruthy();
});

test('with nothing ticked there is nothing to publish', async () => {
  const { user } = await openPublishView();
  for (const group of ['Changed', 'New']) await user.click(screen.getByRole('checkbox', { name: `All of: ${group}` }));
  expect(publishButton()).toHaveProperty('disabled', true);
});

test('arrows walk through the plan, Space ticks, and Enter opens the episode', async () => {
  const { user } = await openPublishView();
  screen.getByRole('grid', { name: 'Plan' }).focus();
  // Headings are rows too: Blocked, Ants, Changed, Bees.
  await user.keyboard('{Home}{ArrowDown}{ArrowDown}{ArrowDown} ');
  expect(tick('Bees').checked).toBe(false);
  await user.keyboard('{Enter}');
  expect(useNavigation.getState().place).toMatchObject({ kind: 'episode', path: 'bees.md' });
});

test('an episode’s problems are counted in its row, listed beside it with the way there, and can be all that is shown', async () => {
  const { user } = await openPublishView({
    'library.problems': ({ path }) => ({
      files: [
        {
          path: path!,
          rule: 'unknown-label',
          severity: 'error',
          count: 1,
          places: [{ line: 9, message: 'Nobody has the label RP.', words: 'RP' }],
        },
        {
          path: path!,
          rule: 'a-hint',
          severity: 'hint',
          count: 1,
          places: [{ line: 2, message: 'Only a hint.', words: '' }],
        },
      ],
    }),
  });
  act(() => useLibrary.setState({ rows: [{ path: 'bees.md', problems: { error: 1, warning: 0, hint: 1 } }] as never }));
  const row = tick('Bees').closest<HTMLElement>('[role="row"]')!;
  expect(within(row).getByText('1 error')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'With problems 1' }));
  expect(screen.queryByRole('checkbox', { name: 'Publish Wasps' })).toBeNull();
  await user.click(row);
  const list = await screen.findByRole('region', { name: 'Problems' });
  expect(list.textContent).toContain('Nobody has the label RP.');
  expect(list.textContent).not.toContain('Only a hint.');
  await user.click(within(list).getByRole('button', { name: 'Line 9' }));
  expect(useNavigation.getState().place).toMatchObject({ kind: 'episode', path: 'bees.md', line: 9 });
});

const conflicting = (source: string, parts: readonly ('page-fields' | 'words')[]) =>
  planItem(source, {
    title: source,
    status: 'conflict',
    conflict: {
      kind: 'differs',
      parts,
      keys: parts.includes('page-fields') ? { 'page-fields': ['weight'] } : {},
      uncommitted: false,
      standing: source,
    },
  });
const ofGroup = (name: string) => within(screen.getByRole('region', { name }));
const weight = 'Differs in fields that only the page has (weight)';

/** A plan with three pages that are alike in one way and one in another, and nothing else. */
async function openConflicts() {
  return openPublishView({
    'publish.plan': () =>
      planOf([
        ...['a.md', 'b.md', 'c.md'].map((source) => conflicting(source, ['page-fields'])),
        conflicting('d.md', ['words']),
      ]),
    'publish.diff': ({ source }) => ({
      before: `${source} in the site\n`,
      after: 'new\n',
      meaning: [],
      item: items[0]!,
    }),
  });
}

test('pages that are alike are decided at once, each with its change a key away, and what is undecided is counted', async () => {
  const { user, argumentsOf } = await openConflicts();
  expect(screen.getByText('4 of 4 pages in the site are undecided and stay as they are.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: weight }));
  const group = ofGroup(weight);
  expect(group.getByText('Writing would remove weight.')).toBeTruthy();
  expect(await screen.findByText(/a\.md in the site/)).toBeTruthy();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(await screen.findByText(/b\.md in the site/)).toBeTruthy();
  await user.click(group.getByRole('button', { name: 'Next page' }));
  expect(await screen.findByText(/c\.md in the site/)).toBeTruthy();
  expect(group.getByRole('button', { name: 'Next page' })).toHaveProperty('disabled', true);
  await user.click(group.getByRole('radio', { name: 'Take over' }));
  expect(screen.getByText('1 of 4 pages in the site is undecided and stays as it is.')).toBeTruthy();
  expect(publishButton().textContent).toContain('Publish 3 episodes');
  await user.click(screen.getByRole('button', { name: 'Next undecided' }));
  await user.click(ofGroup('Differs in its words').getByRole('radio', { name: 'Keep the site’s' }));
  expect(screen.queryByText(/undecided/)).toBeNull();
  await user.click(publishButton());
  await waitFor(() =>
    expect(argumentsOf('publish.apply')).toEqual([{ plan: 'plan', sources: [], overwrite: ['a.md', 'b.md', 'c.md'] }]),
  );
});

test('a group that is decided one by one leads to each page that is open', async () => {
  const { user } = await openConflicts();
  await user.click(screen.getByRole('button', { name: weight }));
  await user.click(ofGroup(weight).getByRole('radio', { name: 'Decide one by one' }));
  const page = () => within(ofGroup(weight).getByRole('group', { name: 'What becomes of the page' }));
  await user.click(page().getByRole('radio', { name: /^Take over/ }));
  await user.click(screen.getByRole('button', { name: 'Next undecided' }));
  expect(ofGroup(weight).getByText('2 of 3')).toBeTruthy();
  await user.click(page().getByRole('radio', { name: /^Keep the site’s/ }));
  expect(screen.getByRole('row', { name: /1 taken over, 1 kept, 1 undecided/ })).toBeTruthy();
  await user.click(screen.getByRole('row', { name: /b\.md/ }));
  await user.click(ofGroup('b.md').getByRole('button', { name: 'Decide all 3 that are alike…' }));
  expect(ofGroup(weight).getByRole<HTMLInputElement>('radio', { name: 'Decide one by one' }).checked).toBe(true);
});

test('while another plan is made, nothing is asked of the one that it takes the place of', async () => {
  let answer: (() => void) | null = null;
  const plans = [
    () => planOf(items, 'first'),
    () => new Promise<PublishPlan>((resolve) => (answer = () => resolve(planOf(items, 'second')))),
  ];
  const { argumentsOf } = await openPublishView({
    'publish.plan': () => plans.shift()!(),
    'publish.diff': ({ source }) => ({ before: 'a', after: 'b', meaning: [], item: planItem(source) }),
  });
  const planned = makePlan();
  act(() => usePublish.setState({ shown: 'bees.md' }));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(argumentsOf('publish.diff')).toEqual([]);
  await act(async () => {
    answer!();
    await planned;
  });
  await waitFor(() => expect(argumentsOf('publish.diff')).toEqual([{ plan: 'second', source: 'bees.md' }]));
});
