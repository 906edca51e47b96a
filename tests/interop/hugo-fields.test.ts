import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { setField } from '../../shared/episode/front-matter/set-field.ts';
import { applyEdits } from '../../shared/text/text-edit.ts';
import { readText, temporaryFolder } from '../helpers/temporary-folder.ts';
import { yamlTraps } from '../helpers/yaml-traps.ts';
import { hugo } from './programs.ts';

function setIn(text: string, value: string): string {
  const name = setField(text, 'subject', value);
  if (!name.ok) throw new Error(name.reason);
  const named = applyEdits(text, name.edits);
  const list = setField(named, 'words', ['a', value], { type: 'list' });
  if (!list.ok) throw new Error(list.reason);
  return applyEdits(named, list.edits);
}

describe.skipIf(hugo === null)('Hugo', () => {
  test.each([
    ['YAML', '---\nsubject: Old\nwords: [a]\n---\nWords.\n'],
    ['YAML in lines', "---\nsubject: 'Old'\nwords:\n  - a\n---\nWords.\n"],
    ['TOML', '+++\nsubject = "Old"\nwords = ["a"]\n+++\nWords.\n'],
    ['JSON', '{"subject": "Old", "words": ["a"]}\n\nWords.\n'],
  ])('reads every text as it was set in %s', async (_, text) => {
    const site = await temporaryFolder({
      'config.toml': 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
      'layouts/_default/single.html': '{{ .Title }}',
      'layouts/index.html':
        '[{{ range $index, $page := .Site.RegularPages }}{{ if $index }},{{ end }}{{ dict "file" .File.Path "subject" .Params.subject "words" .Params.words | jsonify | safeHTML }}{{ end }}]',
      ...Object.fromEntries(yamlTraps.map((value, index) => [`content/page-${index}.md`, setIn(text, value)])),
    });
    const { status, stdout, stderr } = spawnSync('hugo', [], { cwd: site, encoding: 'utf8' });
    expect(stdout + stderr, 'what Hugo said').not.toMatch(/^ERROR/m);
    expect(status).toBe(0);
    const read = new Map(
      (
        JSON.parse(await readText(site, 'public', 'index.html')) as { file: string; subject: unknown; words: unknown }[]
      ).map(({ file, subject, words }) => [file, [subject, words]]),
    );
    expect(yamlTraps.map((_value, index) => read.get(`page-${index}.md`))).toEqual(
      yamlTraps.map((value) => [value, ['a', value]]),
    );
  });
});
