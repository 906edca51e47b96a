import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../electron/cli/main.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { cleanEpisode, run } from '../electron/cli/run.ts';

/** Sets the title, clears the screen, fills the clipboard, begins a line anew, rings; as C0, DEL and C1. */
const planted = '\u001b]0;owned\u0007\u001b[2J\u001b]52;c;eA==\u0007\u009b31m\u007f\rover\bx';
const text = cleanEpisode
  .replace('"Keeping bees on the roof" # working title', `Bees ${planted}`)
  .replace('TO By lift', `XX By ${planted} lift`)
  .replace('MD What', `MD [CHECK: ${planted}] What`);

test('no command passes control characters of a file on to a terminal', async () => {
  const folder = await temporaryFolder({ 'a.md': text, [`b\u001b[2J.md`]: text });
  for (const argv of [
    ['show', join(folder, 'a.md')],
    ['lint', folder],
    ['lint', folder, '--format', 'github'],
    ['list', folder],
    ['list', folder, '--format', 'csv'],
    ['list', folder, '--format', 'json'],
    ['marks', folder],
    ['people', folder],
    ['doubts', join(folder, 'a.md')],
    ['search', folder, 'lift'],
    ['publish', folder, '--to', folder, '--dry-run'],
    ['show', join(folder, 'gone\u001b[2J.md')],
  ]) {
    const { stdout, stderr } = await run(...argv);
    expect([argv, (stdout + stderr).match(/(?![\n\t]|\r\n)\p{Cc}/gu)]).toEqual([argv, null]);
    expect((stdout + stderr).length).toBeGreaterThan(0);
  }
});

test('a name with a line end stays in its line, and nothing is shown in another order than it has', async () => {
  const forged = 'a\nrostrum: all is well.md';
  const turned = text.replaceAll(planted, '\u202egnp.exe\u2066\u2028x');
  const folder = await temporaryFolder({
    [forged]: turned,
    [`${forged}x.md`]: '---\ntitle: [\n---\n\nWords.\n',
    'b.md': turned,
  });
  const other = await temporaryFolder({
    [forged.replace('.md', '.srt')]: '1\n00:00:01,000 --> 00:00:02,000\nHello.\n',
  });
  const file = join(folder, forged);
  const argvs = [
    ['show', file],
    ['lint', folder],
    ['lint', folder, '--explain'],
    ['list', folder],
    ['marks', folder],
    ['people', folder],
    ['doubts', file],
    ['search', folder, 'lift'],
    ['replace', folder, 'lift', 'stairs', '--dry-run'],
    ['publish', folder, '--to', join(folder, 'site')],
    ['rename-person', folder, '--from', 'Mina Duval', '--to', 'Mina Duvall', '--dry-run'],
    ['relabel', file, '--from', 'MD', '--to', 'TO', '--dry-run'],
    ['set', file, 'draft', 'true'],
    ['set', `${file}x.md`, 'draft', 'true'],
    ['show', `${file}gone`],
    ['index', folder],
    ['purge', folder, 'lift'],
    ['import', join(other, forged.replace('.md', '.srt')), '--into', folder],
    ['convert', `${file}x.md`, '--format', 'vtt'],
    ['rollback', join(folder, 'site')],
    ['diagnose', folder],
  ];
  for (const argv of argvs) {
    const { stdout, stderr } = await run(...argv);
    expect([
      argv,
      (stdout + stderr).match(/^rostrum: all is well.*$/gm),
      (stdout + stderr).match(/[\u202a-\u202e\u2066-\u2069\u2028\u2029]/g),
    ]).toEqual([argv, null, null]);
    expect(stdout + stderr).not.toBe('');
  }
});

test('a file that is printed goes out as it is, and to a terminal with its control characters escaped', async () => {
  const folder = await temporaryFolder({ 'a.md': cleanEpisode.replace('By lift', 'By \u001b[2Jlift') });
  const convert = ['convert', join(folder, 'a.md'), '--format', 'txt'];
  expect((await run(...convert)).stdout).toContain('By \u001b[2Jlift');
  let shown = '';
  await runCli(convert, { stdout: { write: (part) => (shown += part), isTTY: true }, stderr: { write: () => {} } });
  expect(shown).toContain('By \\u001b[2Jlift');
});
