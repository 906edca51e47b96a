import { expect, test } from 'vitest';
import { listProblems } from '../../../../electron/catalogue/problems.ts';
import { indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { openEpisode } from '../../../../electron/services/episode/episodes.ts';
import { listRows } from '../../../../electron/services/library/library.ts';
import { readKnown } from '../../../../electron/services/writing/sidecar.ts';
import { createEpisodeState } from '../../../../renderer/episode/editor/episode-editor.ts';
import { problemLinter, problemsNow } from '../../../../renderer/episode/editor/problem-linter.ts';
import { otherSplit, libraryPeers } from '../../../../renderer/episode/editor/problems-field.ts';
import { sidecarField } from '../../../../renderer/episode/editor/sidecar-field.ts';
import { countBySeverity, problemsByRule } from '../../../../shared/lint/model/problems-by-rule.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { editorStandIn } from '../../../helpers/window.ts';

const files: Readonly<Record<string, string>> = {
  'clean.md': episodeText('Clean'),
  'labels.md': episodeText('Labels').replace('TW Thank', 'QX Thank'),
  'excused.md': episodeText('Excused', 'I didn&#39;t, he couldn&#39;t.'),
  // gray-matter ends it at the line that begins with the dashes.
  'split.md': episodeText('Split').replace('draft: false\n', 'draft: false\nnote: |\n  a\n---more: b\n'),
  'other-zone.md': episodeText('Other').replace('+01:00', '+0100'),
  'second.md': episodeText('Second'),
  'third.md': episodeText('Third').replace('draft: false\n', ''),
  'nothing.md': '---\ntitle: Nothing yet\n---\n',
  '.rostrum/episodes/excused.md.tsv': 'excuse-file\thtml-entity\n',
};

test('an episode that is opened has the problems that the list and the worklist count', async () => {
  const library = await openTestLibrary(await temporaryFolder(files));
  await indexLibrary(library);
  const listed = listProblems(library.catalogue, {});
  expect(listed.map(({ path, rule }) => [path, rule])).toEqual(
    expect.arrayContaining([
      ['labels.md', 'unknown-label'],
      ['split.md', 'front-matter-syntax'],
    ]),
  );
  for (const { path, problems } of listRows(library)) {
    const opened = await openEpisode(library, path);
    const sidecar = await readKnown(library.root, path);
    const state = createEpisodeState(opened.text, library.config, [
      problemLinter(),
      libraryPeers.of(opened.peers),
      otherSplit.init(() => opened.otherSplit),
      sidecarField.init(() => ({ ...sidecar, ready: false })),
    ]);
    const found = problemsByRule(opened.text, problemsNow(editorStandIn(() => {}, state)));
    expect([path, countBySeverity(found)]).toEqual([path, problems]);
    expect(found.map((own) => ({ path, ...own })).sort((a, b) => (a.rule < b.rule ? -1 : 1))).toEqual(
      listed.filter((own) => own.path === path),
    );
  }
});
