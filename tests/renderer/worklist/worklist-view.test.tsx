// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WorkCommands } from '../../../renderer/worklist/WorkCommands.tsx';
import { WorklistView } from '../../../renderer/worklist/WorklistView.tsx';
import { runCommand } from '../../../renderer/base/commands.ts';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { go, useNavigation } from '../../../renderer/base/navigation-store.ts';
import { previewFixes } from '../../../shared/changes/preview-fixes.ts';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { Answer } from '../../../shared/ipc/contract.ts';
import type { EpisodeRow } from '../../../shared/library/episode-row.ts';
import { rowFilters } from '../../../shared/library/row-filters.ts';
import { countBySeverity, problemsByRule } from '../../../shared/lint/model/problems-by-rule.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { appliedChange } from '../../helpers/applied-change.ts';
import { openView } from '../../helpers/view.tsx';

const head = (title: string) => `---\ntitle: ${title}\ndate: 2020-01-01\n---\n\nMD - Mina Duval  \nTO - Tom Okoro\n\n`;
const files: Readonly<Record<string, string>> = {
  'ants.md': `${head('Ants')}MD Didn&#39;t you?\n\nTO I didn&#39;t.\n\nQX Nor I.\n`,
  'bees.md': `${head('Bees')}MD They&#39;re awake.\n\nTO They are.\n`,
  'wasps.md': `${head('Wasps')}MD Awake?\n\nTO They are.\n`,
};
const found = (path: string) => lintEpisode(parseEpisode(files[path]!, defaultConfig), { config: defaultConfig });
const byRule = (path: string) => problemsByRule(files[path]!, found(path));

const row = (path: string): EpisodeRow =>
  ({
    path,
    kind: 'episode',
    title: parseEpisode(files[path]!, defaultConfig).frontMatter.fields[0]!.value,
    date: null,
    life: null,
    guests: [],
    state: 'new',
    turns: 2,
    problems: countBySeverity(byRule(path)),
    openMarks: 0,
    reviewedTurns: null,
    failure: null,
  }) as unknown as EpisodeRow;

function worklistOf(paths: readonly string[]): Answer<'library.worklist'> {
  const all = paths.flatMap((path) => byRule(path).map((own) => ({ path, ...own })));
  const count = (some: typeof all) => ({
    count: some.reduce((sum, own) => sum + own.count, 0),
    files: new Set(some.map(({ path }) => path)).size,
  });
  return {
    rules: [...new Set(all.map(({ rule }) => rule))].map((rule) => {
      const own = all.filter((one) => one.rule === rule);
      return { rule, severity: own[0]!.severity, ...count(own) };
    }),
    severities: {
      error: count(all.filter(({ severity }) => severity === 'error')),
      warning: count(all.filter(({ severity }) => severity === 'warning')),
      hint: count(all.filter(({ severity }) => severity === 'hint')),
    },
    marks: { count: 0, files: 0 },
    rows: Object.fromEntries(
      rowFilters.map(({ id, matches }) => [id, paths.map(row).filter(matches).length]),
    ) as Answer<'library.worklist'>['rows'],
  };
}

/** The worklist while the editor is there, as in the window. */
function Main() {
  return useNavigation(({ place: { kind } }) => kind) === 'worklist' ? <WorklistView /> : null;
}

/** The first page of a library with these files. */
function openWorklist(paths = Object.keys(files)) {
  const view = openView(
    <>
      <Main />
      <WorkCommands />
    </>,
    {
      'library.worklist': () => worklistOf(paths),
      'library.summary': () => ({
        files: paths.length,
        episodes: paths.length,
        otherFiles: 0,
        houseStyles: [],
        fields: [],
        people: [{ name: 'Mina Duval', episodes: 3, turns: 3 }],
        unreadable: [],
      }),
      'library.problems': ({ rule, severity }) => ({
        files: paths.flatMap((path) =>
          byRule(path)
            .filter((own) => (rule ?? own.rule) === own.rule && (severity ?? own.severity) === own.severity)
            .map((own) => ({ path, ...own })),
        ),
      }),
      'fixes.preview': ({ rule }) => ({
        files: paths.flatMap((path) => {
          const hits = previewFixes(
            parseEpisode(files[path]!, defaultConfig),
            found(path).filter((problem) => problem.rule === rule),
            defaultConfig,
          );
          return hits.length === 0 ? [] : [{ path, title: row(path).title, hash: 'hash', hits }];
        }),
        failed: [],
      }),
      'changes.apply': appliedChange,
    },
  );
  useLibrary.setState({ rows: paths.map(row) });
  return view;
}

const button = (name: string | RegExp) => screen.findByRole<HTMLButtonElement>('button', { name });
const place = () => useNavigation.getState().place;

test('every rule is there with its figures, the gravest first, and leads to its problems, each of which leads to its place', async () => {
  const { user } = openWorklist();
  await button(/^html-entity/);
  const names = within(screen.getByRole('region', { name: 'Problems' }))
    .getAllByRole('button')
    .map((one) => one.textContent);
  expect(names.map((name) => name.replace(/\s.*?(?=\d+in )/, ' '))).toEqual([
    'Errors1in 1 file',
    expect.stringMatching(/^unknown-label/),
    'Warnings3in 2 files',
    expect.stringMatching(/^html-entity.*3in 2 files$/),
  ]);
  await user.click(await button(/^html-entity/));
  expect(await screen.findByRole('heading', { name: 'html-entity' })).toBeTruthy();
  expect(screen.getByText(/3 problems in 2 files\./)).toBeTruthy();
  await user.click(await button(/^11 .*I didn/));
  expect(place()).toMatchObject({ kind: 'episode', path: 'ants.md' });
});

test('the fixes of a rule are all shown with their ticks, and what is ticked is carried out as one', async () => {
  const { user, argumentsOf } = openWorklist();
  await user.click(await button(/^html-entity/));
  await user.click(await button('Fix all…'));
  const fix = await button('Fix 3 places in 2 episodes');
  await user.click(screen.getByRole('checkbox', { name: /Didn/ }));
  expect(fix.textContent).toBe('Fix 2 places in 2 episodes');
  await user.click(fix);
  const [change] = argumentsOf('changes.apply');
  expect(change!.title).toBe('Fixed html-entity');
  expect(change!.files.map(({ path, edits }) => applyEdits(files[path]!, edits))).toEqual([
    files['ants.md']!.replace('I didn&#39;t', "I didn't"),
    files['bees.md']!.replace('&#39;', "'"),
  ]);
  expect(await button('Undo')).toBeTruthy();
});

test('nothing is ticked where a label may be anybody’s: the editor chooses one of the answers', async () => {
  const { user, argumentsOf } = openWorklist();
  await user.click(await button(/^unknown-label/));
  await user.click(await button('Fix all…'));
  const fix = await button('Fix 0 places in 0 episodes');
  expect(fix.disabled).toBe(true);
  const [toMina, toTom] = screen.getAllByRole<HTMLInputElement>('checkbox', { name: /Nor I/ });
  await user.click(toMina!);
  await user.click(toTom!);
  expect([toMina!.checked, toTom!.checked]).toEqual([false, true]);
  await user.click(fix);
  expect(argumentsOf('changes.apply')[0]!.files[0]!.edits.map(({ insert }) => insert)).toEqual(['TO']);
});

test('the next episode is one of the group that was opened last, round to the first; without a group any that has something to mend', async () => {
  const { user } = openWorklist();
  const next = async (path: string) => {
    expect(runCommand('work.next')).toBe(true);
    await waitFor(() => expect(place()).toMatchObject({ kind: 'episode', path }));
  };
  await user.click(await button(/^html-entity/));
  await button('Fix all…');
  await next('ants.md');
  await next('bees.md');
  await next('ants.md');
  go({ kind: 'worklist', group: { kind: 'rule', rule: 'unknown-label' } });
  await screen.findByRole('heading', { name: 'unknown-label' });
  await next('ants.md');
  runCommand('work.next');
  expect(await screen.findByText('There is no other episode with “unknown-label”.')).toBeTruthy();
  go({ kind: 'worklist', group: { kind: 'rows', filter: 'unready' } });
  await screen.findByRole('heading', { name: 'Not ready' });
  await next('ants.md');
  await next('bees.md');
  await next('wasps.md');
  go({ kind: 'worklist' });
  await button(/^html-entity/);
  await next('ants.md');
  await next('bees.md');
  await next('ants.md');
});

test('a library without problems says so, and one without episodes what can be done', async () => {
  openWorklist(['wasps.md']);
  expect(await screen.findByRole('heading', { name: 'No problems' })).toBeTruthy();
});

test('a library without episodes offers a new one, which has the focus, an import and the sample', async () => {
  openWorklist([]);
  for (const name of ['New episode…', 'Import a transcript…', 'Open the sample library'])
    expect(await screen.findByRole('button', { name })).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('New episode…');
});
