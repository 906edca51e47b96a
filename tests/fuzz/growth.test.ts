import { expect, test } from 'vitest';
import { libraryConfigSchema } from '../../shared/config/library-config.ts';
import { findDoubts } from '../../shared/doubts/find-doubts.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../shared/lint/lint.ts';
import { rules } from '../../shared/lint/registry.ts';

const config = libraryConfigSchema.parse({ lint: { rules: Object.fromEntries(rules.map(({ id, severity }) => [id, severity])) } });

const beginnings = {
  initials: 'MD - Mina Duval  \nTO - Tom Okoro\n\nMD Hello there.\n\nTO Yes.\n\n',
  bold: '**Ann Lee:** Hello.\n\n**Jon Buda:** Hi.\n\n**Ann Lee:** So?\n\n**Jon Buda:** Yes.\n\n',
  colon: 'Ann Lee: Hello.\n\nJon Buda: Hi.\n\nAnn Lee: So?\n\nJon Buda: Yes.\n\nAnn Lee: So.\n\n',
  time: 'Ann Lee (00:00:01):\nHello.\n\nJon Buda (00:00:03):\nHi.\n\nAnn Lee (00:00:05):\nSo?\n\n',
};
const bodies = [
  '[', ']', '\\[', '(', '"', '“', ':', ': ', '*', '**', ' **A', ' **Ann Lee:**', '. a', '...', '- ', '`', '&#39;', 'a  ', '\u00a0', 'the the ', 'A', '1', '00:00:01 ', '(00:00:01', 'Ann Lee ', '. Ann Lee: ', '. MD A', '\n', '\nMD', '\n\nMD A', '\nAnn Lee',
  '\n\nAnn Lee', '[CHECK: ', '{>>', '?? ', '\n```\n', '\n# a\n', '\n\n***\n\n', "a'b ", '👩‍👩‍👧', '\u0301', '> ', '[inaudbile] ', 'Thanks, Ann. ', 'aa.So ', '\n<!-- a', '\n<!--\n-->', '\n> MD A', '\n\nAnn Lee (00:00:01):\nA', '\n\n**Ann Lee:** Yes.\n\n**Jon Buda:** No?', '\n\nMD Yes.\n\nTO No?',
  '\n<A b={1}>', '\n\n<A b={1}>', '\n\n<A', '\n\n<A b="', '\n</A>', '\n\n{/* ', "\n\nimport a from 'b'",
];
const numbered: readonly ((i: number) => string)[] = [
  (i) => `\n\nName${i}: y`, (i) => `\n\n**Name${i}:** y`, (i) => `\nA${letter(i)} - Name B${i}`, (i) => `\n\n${letter(i)}${letter(i / 26)}${letter(i / 676)} Yes.`, (i) => `\n\nSpeaker ${i}: x`, (i) => `\n<A${i} b={1}>`, (i) => `\n\n<A${i}>\n</A${i}>`, (i) => `\n\nAnn Le${letter(i).toLowerCase()}${i}: x`,
];
const frontMatters: readonly ((size: number) => string)[] = [
  (size) => many(size, (i) => `k${i}: v\n`), (size) => `a: ${'['.repeat(size)}`, (size) => `a: ${'['.repeat(size / 2)}${']'.repeat(size / 2)}`, (size) => `a: ${'{a: '.repeat(size / 4)}`, (size) => `a: "${'\\"'.repeat(size / 2)}"`,
  (size) => `speakers:\n${many(size, (i) => `  - Name B${i}\n`)}`, (size) => `a: &a [x]\n${many(size, (i) => `b${i}: &b${i} [*a, *a]\n`)}`, (size) => `a: |\n${'  x\n'.repeat(size / 4)}`, (size) => '# c\n'.repeat(size / 4), (size) => `a: [${'a,'.repeat(size / 2)}]`, (size) => '- '.repeat(size / 2), (size) => 'a: '.repeat(size / 3),
];

function letter(i: number): string {
  return String.fromCharCode(65 + (Math.floor(i) % 26));
}

function many(size: number, piece: (i: number) => string): string {
  const pieces: string[] = [];
  for (let length = 0; length < size; ) {
    const next = piece(pieces.length);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
}

/** Milliseconds of this thread's own work: what else the machine does is not counted. */
function work(text: string): number {
  const start = process.threadCpuUsage();
  const episode = parseEpisode(text, {});
  lintEpisode(episode, { config });
  findDoubts(episode);
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

const growth = 8;
/** Half-way between linear and quadratic, as factors go. */
const tolerated = growth ** 1.5;
/** What is done at once says nothing about growth. */
const atOnce = 400;
const attempts = 3;

/** Eight times the text must not take much more than eight times as long, at one of some attempts. */
function expectLinear(make: (size: number) => string, told: string): void {
  const size = 10_000;
  let least = Infinity;
  for (let attempt = 0; attempt < attempts && least > tolerated; attempt++) {
    const large = work(make(size * growth));
    least = Math.min(least, large < atOnce ? 1 : large / Math.max(work(make(size)), 20));
  }
  expect(least, told).toBeLessThanOrEqual(tolerated);
}

test.each(Object.entries(beginnings))('the same again and again takes time in proportion to its length: %s', (_, beginning) => {
  for (const body of bodies) expectLinear((size) => `${beginning}${body.repeat(size / body.length)}\n`, JSON.stringify(body));
  for (const piece of numbered) expectLinear((size) => `${beginning}${many(size, piece)}\n`, piece(1));
});

test('front matter takes time in proportion to its length', () => {
  for (const yaml of frontMatters) expectLinear((size) => `---\n${yaml(size)}\n---\n${beginnings.colon}`, yaml(40));
});

test('aliases of aliases, and a value within itself, are refused in words', () => {
  const laughs = Array.from({ length: 40 }, (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`}, *${i === 0 ? 'a' : `b${i - 1}`}]`).join('\n');
  expect(parseEpisode(`---\na: &a [x, x]\n${laughs}\n---\n`, {}).frontMatter).toMatchObject({ status: 'error', problems: [{ message: expect.stringContaining('too large') }] });
  expect(parseEpisode('---\na: &a [*a]\n---\n', {}).frontMatter).toMatchObject({ status: 'error', problems: [{ message: expect.stringContaining('itself') }] });
});
