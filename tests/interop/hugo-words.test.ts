import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { decodeEntities } from '../../shared/text/entities.ts';
import { toScript, turnsOf } from '../../shared/formats/write/script.ts';
import { readText, temporaryFolder } from '../helpers/temporary-folder.ts';
import { legendOfTwo, wordsLikeMarkup } from '../helpers/words-like-markup.ts';
import { hugo } from './programs.ts';
import { sampleEpisodes } from './sample-episodes.ts';

/** The words that a reader sees of each page, as Hugo builds it without any setting. */
async function seenOn(pages: readonly string[]): Promise<string[][]> {
  const site = await temporaryFolder({
    'config.toml': 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home"]\n',
    'layouts/_default/single.html': '{{ .Content }}',
    ...Object.fromEntries(
      pages.map((page, index) => [`content/page-${index}.md`, `---\ntitle: Words\n---\n\n${page}`]),
    ),
  });
  const { status, stdout, stderr } = spawnSync('hugo', [], { cwd: site, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout + stderr);
  return Promise.all(
    pages.map(async (_page, index) =>
      wordsIn(
        decodeEntities((await readText(site, 'public', `page-${index}`, 'index.html')).replace(/<[^<>]*>/g, ' ')),
      ),
    ),
  );
}

/** Quotation marks may be curled; backslashes, the backticks of code and the hyphens of a rule stand only in the source. */
function wordsIn(text: string): string[] {
  return text
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\\`]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '---');
}

describe.skipIf(hugo === null)('Hugo', () => {
  test('shows every word that looks like markup, once it is escaped', async () => {
    const seen = await seenOn(wordsLikeMarkup.map(([, , , fixed]) => legendOfTwo + fixed));
    const rows = (words: readonly string[][]) =>
      wordsLikeMarkup.map(([kind], index) => `${kind}: ${words[index]!.join(' ')}`);
    expect(rows(seen)).toEqual(
      rows(
        wordsLikeMarkup.map(([kind, text]) =>
          wordsIn(legendOfTwo + (kind === 'a block of HTML' ? text.replace(/<[^<>]*>/g, ' ') : text)),
        ),
      ),
    );
  });

  test('shows every word of every turn of the sample library, in order', async () => {
    const samples = sampleEpisodes.flatMap(({ name, episode }) => {
      const script = toScript(episode, new Map());
      return script.ok ? [{ name, episode, turns: turnsOf(script.parts) }] : [];
    });
    expect(samples.length).toBeGreaterThan(8);
    const seen = await seenOn(samples.map(({ episode }) => episode.text.slice(episode.frontMatter.range.to)));
    samples.forEach(({ name, turns }, index) => {
      const page = seen[index]!.join(' ');
      let at = 0;
      for (const { words, line } of turns) {
        const said = wordsIn(words.join(' ')).join(' ');
        const found = page.indexOf(said, at);
        expect(found, `${name}, line ${line}: ${said}`).toBeGreaterThanOrEqual(at);
        at = found + said.length;
      }
    });
  });
});
