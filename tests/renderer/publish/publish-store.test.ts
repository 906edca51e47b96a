import { expect, onTestFinished, test } from 'vitest';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { useNotices } from '../../../renderer/base/notices-store.ts';
import { unreadRow } from '../../../shared/library/episode-row.ts';
import type { PlanItem } from '../../../shared/publish/plan-item.ts';
import { decide } from '../../../renderer/publish/plan-decisions.ts';
import {
  cancel,
  choose,
  chooseScope,
  countChosen,
  makePlan,
  openPublish,
  publish,
  saveAndInclude,
  showEarlier,
  usePublish,
} from '../../../renderer/publish/publish-store.ts';
import { planItem, planOf } from '../../helpers/publish-plan.ts';
import { openWindow } from '../../helpers/window.ts';

const items = [
  planItem('changed.md'),
  planItem('new.md', { status: 'new' }),
  planItem('space.md', { whitespaceOnly: true }),
  planItem('same.md', { status: 'identical' }),
  planItem('conflict.md', { status: 'conflict' }),
  planItem('blocked.md', { status: 'blocked' }),
];

/** The publish view of a library with a site, planned. */
async function plan(answers: Parameters<typeof openWindow>[0] = {}) {
  let plans = 0;
  const window = openWindow({
    'publish.plan': () => planOf(items, `plan ${++plans}`),
    'publish.last': () => null,
    'publish.apply': ({ sources, overwrite }) =>
      ({
        id: 'change',
        cancelled: false,
        written: [...sources, ...(overwrite ?? [])].map((source) => `content/${source}`),
        failed: [],
        site: '/site',
      }) as never,
    ...answers,
  });
  const { library } = useLibrary.getState();
  useLibrary.setState({
    library: { ...library!, config: { ...library!.config, publish: { ...library!.config.publish, site: '/site' } } },
  });
  onTestFinished(() => usePublish.setState({ library: null, site: null, plan: null, published: null, earlier: null }));
  await openPublish();
  return window;
}

test('a plan ticks what can go out, and nothing that differs in white space only or has to be decided', async () => {
  await plan();
  expect([...usePublish.getState().chosen]).toEqual(['changed.md', 'new.md']);
  expect(countChosen(usePublish.getState())).toBe(2);
});

test('what is ticked is published, and of conflicts only those that were decided for the library', async () => {
  const { argumentsOf } = await plan();
  decide(['conflict.md'], 'take-over');
  await publish();
  expect(argumentsOf('publish.apply')).toEqual([
    { plan: 'plan 1', sources: ['changed.md', 'new.md'], overwrite: ['conflict.md'] },
  ]);
  const { published, plan: left } = usePublish.getState();
  expect(published?.items.map(({ source }) => source)).toEqual(['changed.md', 'new.md', 'conflict.md']);
  expect(left).toBeNull();
});

test('a publish that was stopped is told, and the plan with its decisions stays', async () => {
  await plan({ 'publish.apply': () => ({ cancelled: true, written: [], failed: [] }) as never });
  decide(['conflict.md'], 'take-over');
  await publish();
  expect(useNotices.getState().notices.map(({ message }) => message)).toEqual(['Stopped. Nothing was written.']);
  expect(countChosen(usePublish.getState())).toBe(3);
});

test('a plan made anew forgets decisions, and what was published before can still be shown', async () => {
  await plan();
  decide(['conflict.md'], 'take-over');
  await publish();
  await makePlan();
  expect(usePublish.getState()).toMatchObject({ published: null, decisions: new Map(), working: null });
  showEarlier();
  expect(usePublish.getState().published?.result.written).toHaveLength(3);
});

test('for those that are ready, only their paths are planned', async () => {
  const { argumentsOf } = await plan();
  useLibrary.setState({
    rows: [
      { path: 'a.md', state: 'ready' },
      { path: 'b.md', state: 'new' },
    ] as never,
  });
  await chooseScope({ kind: 'ready' });
  expect(argumentsOf('publish.plan').map(({ paths }) => paths)).toEqual([null, ['a.md']]);
});

test('an episode that is looked at again takes its place in the plan and is ticked', async () => {
  await plan({ 'publish.replan': () => ({ items: [planItem('blocked.md', { status: 'new' })] }) });
  await saveAndInclude(['blocked.md']);
  const { plan: now, chosen } = usePublish.getState();
  expect(now?.items.map(({ source, status }) => [source, status])).toContainEqual(['blocked.md', 'new']);
  expect(chosen.has('blocked.md')).toBe(true);
});

test('an episode’s own publish plans and shows that episode alone, and the next plan is of the library again', async () => {
  const { argumentsOf } = await plan({
    'publish.plan': ({ paths }) =>
      planOf(paths === null ? items : items.filter(({ source }) => paths.includes(source))),
  });
  await openPublish(['new.md']);
  expect(usePublish.getState()).toMatchObject({ shown: 'new.md', chosen: new Set(['new.md']) });
  await openPublish();
  expect(usePublish.getState().scope).toEqual({ kind: 'all' });
  expect(argumentsOf('publish.plan').map(({ paths }) => paths)).toEqual([null, ['new.md'], null]);
});

test('where only what is ready is to go out, nothing else is ticked, nor what has errors', async () => {
  const ready = ['ready.md', 'wrong.md'].map((source) => planItem(source, { ready: true }));
  await plan({ 'publish.plan': () => ({ ...planOf([...ready, ...items]), ready: { required: true, said: false } }) });
  expect([...usePublish.getState().chosen]).toEqual(['ready.md', 'wrong.md']);
  const problems = { error: 1, warning: 0, hint: 0 };
  useLibrary.setState({ rows: [{ path: 'wrong.md', problems }] as never });
  await makePlan();
  expect([...usePublish.getState().chosen]).toEqual(['ready.md']);
});

test('while a plan is open, what was ticked and decided stays where it is still the same question', async () => {
  const standing = (source: string, hash: string) => {
    const item = planItem(source, { status: 'conflict' });
    return { ...item, conflict: { ...item.conflict!, standing: hash } };
  };
  let plans = 0;
  await plan({
    'publish.plan': () =>
      planOf([...items.slice(0, 2), standing('same-page.md', '1'), standing('other-page.md', String(++plans))]),
  });
  choose(['changed.md'], false);
  decide(['same-page.md', 'other-page.md'], 'take-over');
  await makePlan();
  const { chosen, decisions } = usePublish.getState();
  expect([[...chosen], [...decisions.keys()]]).toEqual([['new.md'], ['same-page.md']]);
  await chooseScope({ kind: 'all' });
  expect([...usePublish.getState().chosen]).toEqual(['changed.md', 'new.md']);
  expect(usePublish.getState().decisions.size).toBe(0);
});

test('a page that was kept stays kept in the next plan, and one that was left open stays open', async () => {
  const conflicts = ['kept.md', 'open.md'].map((source) => planItem(source, { status: 'conflict' }));
  await plan({ 'publish.plan': () => planOf([planItem('new.md', { status: 'new' }), ...conflicts]) });
  decide(['kept.md'], 'keep');
  await publish();
  expect([...usePublish.getState().published!.kept]).toEqual(['kept.md']);
  await makePlan();
  expect([...usePublish.getState().decisions]).toEqual([['kept.md', 'keep']]);
});

test('a page that loses nothing is taken over from the start, where its episode would be ticked', async () => {
  const harmless = (source: string, part: Partial<PlanItem> = {}): PlanItem => ({
    ...planItem(source),
    status: 'conflict',
    conflict: { kind: 'differs', parts: ['new-fields'], keys: {}, uncommitted: false, standing: source },
    ...part,
  });
  await plan({
    'publish.plan': () => ({
      ...planOf([
        harmless('ready.md', { ready: true }),
        harmless('unready.md'),
        harmless('unsaved.md', { ready: true, unsaved: true }),
        planItem('words.md', { status: 'conflict', ready: true }),
      ]),
      ready: { required: true, said: true },
    }),
  });
  expect([...usePublish.getState().decisions]).toEqual([['ready.md', 'take-over']]);
});

test('a plan waits until all files were checked, and ticks nothing that was found to have errors', async () => {
  const problems = { error: 1, warning: 0, hint: 0 };
  const asked: string[] = [];
  await plan({
    'library.checked': () => (asked.push('checked'), true),
    'library.list': () => ({
      rows: [{ ...unreadRow('new.md', 100), kind: 'episode' as const, problems }],
      indexing: false,
    }),
    'publish.plan': () => (asked.push('plan'), planOf(items)),
  });
  expect(asked).toEqual(['checked', 'plan']);
  expect([...usePublish.getState().chosen]).toEqual(['changed.md']);
});

test('an editor who does not wait for files to be checked gets no plan', async () => {
  const window = openWindow({ 'library.checked': () => new Promise<boolean>(() => {}) });
  usePublish.setState({ library: '/library', site: '/site' });
  onTestFinished(() => usePublish.setState(usePublish.getInitialState(), true));
  const planned = makePlan();
  expect(usePublish.getState().working).toBe('plan');
  await cancel();
  await planned;
  expect(usePublish.getState().working).toBeNull();
  expect(window.argumentsOf('publish.plan')).toEqual([]);
});
