import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../shared/episode/front-matter/read-front-matter.ts';
import { goesLive, readLiveDates, type GoLive } from '../../shared/publish/go-live.ts';
import { liveForms, type LiveForm, type Shown } from '../helpers/live-forms.ts';
import { readText, temporaryFolder } from '../helpers/temporary-folder.ts';
import { hugo } from './programs.ts';

const timeZone = 'Europe/London';
const stopsAtDates = (hugo ?? 0) >= 135;

function expected(live: GoLive): Shown {
  if (live.kind === 'stops') return live.older.kind;
  if (live.kind !== 'depends') return live.kind;
  return (hugo ?? 0) >= 152 ? live.newer.kind : live.older.kind;
}

/** Builds a site with a page for each text: as it is, and with what would be left out. */
async function build(forms: readonly LiveForm[]): Promise<Shown[]> {
  const site = await temporaryFolder({
    'config.toml': `baseURL = "https://example.org/"\ntimeZone = "${timeZone}"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n`,
    'layouts/_default/single.html': '{{ .Content }}',
    'layouts/index.html': '{{ range .Site.RegularPages }}{{ .File.Path }}\n{{ end }}',
    ...Object.fromEntries(forms.map(({ text }, index) => [`content/page-${index}.md`, `${text}\nWords.\n`])),
  });
  const pages = async (...flags: string[]) => {
    const { status, stdout, stderr } = spawnSync('hugo', flags, { cwd: site, encoding: 'utf8' });
    if (status !== 0) throw new Error(stdout + stderr);
    return new Set((await readText(site, 'public', 'index.html')).split('\n'));
  };
  const [live, later, expired, all] = [
    await pages(),
    await pages('--buildFuture'),
    await pages('--buildExpired'),
    await pages('--buildFuture', '--buildExpired', '--buildDrafts'),
  ];
  return forms.map((_, index): Shown => {
    const page = `page-${index}.md`;
    expect(all).toContain(page);
    return live.has(page) ? 'live' : later.has(page) ? 'later' : expired.has(page) ? 'expired' : 'draft';
  });
}

describe.skipIf(hugo === null)('Hugo', () => {
  const built = liveForms.filter(({ newer }) => !stopsAtDates || newer !== 'stops');

  test(`shows, leaves out and holds back ${liveForms.length} forms of front matter as the plan says`, async () => {
    const now = new Date();
    const said = built.map(({ text }) => expected(goesLive(readLiveDates(parseFrontMatter(text), timeZone), now)));
    const shown = await build(built);
    const rows = (lives: readonly Shown[]) =>
      built.map(({ text }, index) => `${JSON.stringify(text)}: ${lives[index]}`);
    expect(rows(said)).toEqual(rows(shown));
  });

  test.runIf(stopsAtDates)('stops at each date that the plan says it stops at', async () => {
    for (const form of liveForms.filter(({ newer }) => newer === 'stops'))
      await expect(build([form]), form.text).rejects.toThrow();
  });
});
