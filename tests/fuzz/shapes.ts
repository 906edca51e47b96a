/** A text of about so many characters that is the same all the way. */
export type Shape = (size: number) => string;

/** What houses write at the top, so that a text is read in that style whatever follows. */
export const beginnings = {
  initials: 'MD - Mina Duval  \nTO - Tom Okoro\n\nMD Hello there.\n\nTO Yes.\n\n',
  bold: '**Ann Lee:** Hello.\n\n**Jon Buda:** Hi.\n\n**Ann Lee:** So?\n\n**Jon Buda:** Yes.\n\n',
  colon: 'Ann Lee: Hello.\n\nJon Buda: Hi.\n\nAnn Lee: So?\n\nJon Buda: Yes.\n\nAnn Lee: So.\n\n',
  time: 'Ann Lee (00:00:01):\nHello.\n\nJon Buda (00:00:03):\nHi.\n\nAnn Lee (00:00:05):\nSo?\n\n',
} as const;

const repeated = [
  '[',
  ']',
  '\\[',
  '(',
  '"',
  '“',
  ':',
  ': ',
  '*',
  '**',
  '!',
  '![',
  '](',
  '_',
  '~',
  '<',
  '</',
  '&',
  '\\',
  ' **A',
  ' **Ann Lee:**',
  '. a',
  '...',
  '- ',
  '`',
  '**a',
  '&#39;',
  'a  ',
  '\u00a0',
  '\u2028',
  '\t',
  'the the ',
  'A',
  '1',
  '00:00:01 ',
  '(00:00:01',
  'Ann Lee ',
  '. Ann Lee: ',
  '. MD A',
  '\n',
  '\nMD',
  '\n\nMD A',
  '\nAnn Lee',
  '\n\nAnn Lee',
  '[CHECK: ',
  '{>>',
  '?? ',
  '\n```\n',
  '\n# a\n',
  '\n\n***\n\n',
  "a'b ",
  '👩‍👩‍👧',
  '\u0301',
  '> ',
  '[inaudbile] ',
  'Thanks, Ann. ',
  'aa.So ',
  '\n<!-- a',
  '\n<!--\n-->',
  '\n> MD A',
  '\n\nAnn Lee (00:00:01):\nA',
  '\n\n**Ann Lee:** Yes.\n\n**Jon Buda:** No?',
  '\n\nMD Yes.\n\nTO No?',
  '\n\nAnn Lee: Yes.\n\nJon Buda: No?',
  '\n<A b={1}>',
  '\n\n<A b={1}>',
  '\n\n<A',
  '\n\n<A b="',
  '\n</A>',
  '\n\n{/* ',
  "\n\nimport a from 'b'",
  'https://a.b/c ',
  'a@b.c ',
  '\n| a | b |',
  '\n- a',
  '\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs',
];
const numbered: readonly ((i: number) => string)[] = [
  (i) => `\n\nName${i}: y`,
  (i) => `\n\n**Name${i}:** y`,
  (i) => `\nA${letter(i)} - Name B${i}`,
  (i) => `\n\n${letters(i)} Yes.`,
  (i) => `\n\nSpeaker ${i}: x`,
  (i) => `\n<A${i} b={1}>`,
  (i) => `\n\n<A${i}>\n</A${i}>`,
  (i) => `\n\nAnn Le${letter(i).toLowerCase()}${i}: x`,
  (i) => `\n\nAnn Lee (${clock(i)}):\nWord ${i} is said.\n\nJon Buda (${clock(i)}):\nNo.`,
  (i) => `\n\n**Ann Lee:** Word ${i} is said.\n\n**Jon Buda:** \\[${clock(i)}\\] No.`,
  (i) => `\n\nMD Word ${i} is said.\n\nTO No.`,
  (i) => `\n\nAnn Lee: Word ${i} is said [CHECK: ${i}].`,
];

/** Bodies of episodes. */
export const bodies: ReadonlyMap<string, Shape> = new Map(
  Object.entries(beginnings).flatMap(([style, beginning]) => [
    ...repeated.map(
      (piece) =>
        [
          `${style}, ${JSON.stringify(piece)}`,
          (size: number) => `${beginning}${piece.repeat(size / piece.length)}\n`,
        ] as const,
    ),
    ...numbered.map(
      (piece) =>
        [`${style}, ${JSON.stringify(piece(1))}`, (size: number) => `${beginning}${many(size, piece)}\n`] as const,
    ),
  ]),
);

const yaml: readonly Shape[] = [
  (size) => many(size, (i) => `k${i}: v\n`),
  (size) => `a: ${'['.repeat(size)}`,
  (size) => `a: ${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  (size) => `a: ${'{a: '.repeat(size / 4)}`,
  (size) => `a: "${'\\"'.repeat(size / 2)}"`,
  (size) => `speakers:\n${many(size, (i) => `  - Name B${i}\n`)}`,
  (size) => `a: &a [x]\n${many(size, (i) => `b${i}: &b${i} [*a, *a]\n`)}`,
  (size) => `a: |\n${'  x\n'.repeat(size / 4)}`,
  (size) => '# c\n'.repeat(size / 4),
  (size) => `a: [${'a,'.repeat(size / 2)}]`,
  (size) => '- '.repeat(size / 2),
  (size) => 'a: '.repeat(size / 3),
  (size) => `a: b\n${'\n'.repeat(size)}`,
  (size) => `a: b\n${'\u2028'.repeat(size)}`,
  (size) => `a: b\n${' \n'.repeat(size / 2)}`,
  (size) => `a: "${' '.repeat(size)}"`,
  (size) => `title: ${'a'.repeat(size)}`,
  (size) => `a: ${'- '.repeat(size / 2)}`,
  (size) => `a: |\n${'\n'.repeat(size)}  b`,
  (size) => `a: ${"'".repeat(size)}`,
  (size) => many(size, () => 'k: v\n'),
];
const toml: readonly Shape[] = [
  (size) => many(size, (i) => `k${i} = "v"\n`),
  (size) => `a = ${'['.repeat(size)}`,
  (size) => `a = ${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  (size) => `a = """${'\\"'.repeat(size / 2)}"""`,
  (size) => `speakers = [\n${many(size, (i) => `  "Name B${i}",\n`)}]`,
  (size) => '# c\n'.repeat(size / 4),
  (size) => many(size, (i) => `[t${i}]\na = 1\n`),
  (size) => many(size, () => '[[t]]\na = 1\n'),
  (size) => `${'a.'.repeat(size / 2)}b = 1`,
  (size) => `title = "a"\n${'\n'.repeat(size)}`,
  (size) => `title = "${'a'.repeat(size)}"`,
];
const json: readonly Shape[] = [
  (size) => `{${many(size, (i) => `"k${i}": "v",\n`)}"title": "a"}`,
  (size) => `{"a": ${'['.repeat(size)}`,
  (size) => `{"title": "x", "a": ${'['.repeat(size / 2)}${']'.repeat(size / 2)}}`,
  (size) => `{"a": "${'\\"'.repeat(size / 2)}"}`,
  (size) => `{"title": "a",\n"speakers": [\n${many(size, (i) => `"Name B${i}",\n`)}"Ann"]}`,
  (size) => `{"title": "a"${'\n'.repeat(size)}}`,
  (size) => `{${' '.repeat(size)}`,
  (size) => '{'.repeat(size),
];
const outside: readonly Shape[] = [
  (size) => `${'-'.repeat(size)}\n`,
  (size) => `${'\n'.repeat(size)}---\ntitle: a\n---\n`,
  (size) => `---\n${'\n'.repeat(size)}`,
  (size) => `---\n${'\u2028'.repeat(size)}`,
  (size) => `----\n${'# a\n'.repeat(size / 4)}`,
  (size) => `${'<!-- a -->\n'.repeat(size / 11)}---\ntitle: a\n---\n`,
  (size) => `${'\u200b'.repeat(size)}---\ntitle: a\n---\n`,
  (size) => '<!--'.repeat(size / 4),
  (size) => many(size, (i) => `key${i}: v\n`),
  (size) => '---\n'.repeat(size / 4),
  (size) => '{/*'.repeat(size / 3),
  (size) => `{/*${'*'.repeat(size)}`,
];

/** Front matter, with an episode below it. */
export const frontMatters: ReadonlyMap<string, Shape> = new Map([
  ...yaml.map(
    (shape) => [`yaml, ${told(shape)}`, (size: number) => `---\n${shape(size)}\n---\n${beginnings.colon}`] as const,
  ),
  ...toml.map(
    (shape) => [`toml, ${told(shape)}`, (size: number) => `+++\n${shape(size)}\n+++\n${beginnings.colon}`] as const,
  ),
  ...json.map((shape) => [`json, ${told(shape)}`, (size: number) => `${shape(size)}\n\n${beginnings.colon}`] as const),
  ...outside.map(
    (shape) => [`none, ${told(shape)}`, (size: number) => `${shape(size)}\n\n${beginnings.colon}`] as const,
  ),
]);

const openings = [
  '',
  'WEBVTT\n\n00:00.000 --> 00:01.000\n',
  '1\n00:00:00,000 --> 00:00:01,000\n',
  '<p>',
  '<!doctype html><body><cite>Ann:</cite><p>',
  '<tt><body><div>',
  'Anna Lee  00:12\n',
  '[Events]\nFormat: Layer, Start, End, Style, Name, Text\nDialogue: 0,0:00:01.00,0:00:02.00,,,',
  '[ti:a]\n[00:01.00]',
  'start\tend\ttext\n0\t1000\ta\n',
  '[00:00:00.000 --> 00:00:01.000] a\n',
  '---\ntitle: a\n---\n',
];
const foreign = [
  '<',
  '<v ',
  '<v a',
  '</v>',
  '&',
  '&#',
  '[',
  '[00:12',
  'A ',
  'a b: ',
  '00:01 ',
  '- ',
  '{"a":',
  '**',
  '>>',
  '"',
  '<p>',
  '<p',
  '</p>',
  '<div>',
  '<td>',
  '<table>',
  '<!--',
  '(',
  ': ',
  '\n',
  '00:00.000 --> 00:01.000\n',
  'NOTE\n',
  'NOTE ',
  'STYLE\n',
  '1\n',
  ' ',
  '\t',
  '{\\p1',
  '{\\p1}',
  '\\N',
  '[00:01.00]',
  '<00:01.00>',
  '[ti:',
  '--> \n',
  '\n\n1\n00:00:01,000 --> 00:00:02,000\na',
  '\nDialogue: 0,0:00:01.00,0:00:02.00,,Ann,a',
  '\nAnna Lee: hello',
  '\n\nAnna Lee  00:12\nhello',
  '| a | b |\n',
  '\n# a',
  '\n> ',
  '```',
  '\u200e',
  '\u2028',
  '0\t1\ta\n',
  '<p begin="1s" end="2s">a</p>',
  '<time>0:01</time><p>a</p>',
  '[a](b)',
  '<b>A:</b> b',
];
const foreignJson: readonly Shape[] = [
  (size) =>
    `{"segments":[${many(size, (i) => `{"start":${i},"end":${i + 1},"text":" Word ${i}.","speaker":"SPEAKER_0${i % 2}"},`).slice(0, -1)}]}`,
  (size) =>
    `{"segments":[{"start":0,"end":1,"text":"a","words":[${many(size, (i) => `{"word":" a","start":${i},"end":${i + 1}},`).slice(0, -1)}]}]}`,
  (size) => `[${'['.repeat(size)}`,
  (size) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  (size) => `{"segments":[${'{"text":"","start":0},'.repeat(size / 22).slice(0, -1)}]}`,
  (size) => many(size, (i) => `{"start":${i},"text":"a"}\n`),
  (size) => `{"text":"${'a '.repeat(size / 2)}"}`,
  (size) =>
    `{"results":{"transcripts":[],"items":[${many(size, (i) => `{"type":"pronunciation","start_time":"${i}","end_time":"${i + 1}","alternatives":[{"content":"a"}]},`).slice(0, -1)}]}}`,
  (size) => `{"segments":[${many(size, () => '{"start":5,"end":1,"text":"a","speaker":"B"},').slice(0, -1)}]}`,
  (size) => `{"body":[${many(size, (i) => `{"startTime":${i},"speaker":"N${i}","body":"Hi."},`).slice(0, -1)}]}`,
];

/** What other programs might have written. */
export const transcripts: ReadonlyMap<string, Shape> = new Map([
  ...openings.flatMap((opening) =>
    foreign.map(
      (piece) =>
        [
          `${JSON.stringify(opening.slice(0, 20))}, ${JSON.stringify(piece)}`,
          (size: number) => opening + piece.repeat(size / piece.length),
        ] as const,
    ),
  ),
  ...foreignJson.map((shape) => [`json, ${told(shape)}`, shape] as const),
  ...[...bodies].filter(([name]) => /\d|Yes/.test(name)).map(([name, shape]) => [`text, ${name}`, shape] as const),
]);

function told(shape: Shape): string {
  return JSON.stringify(shape(40).slice(0, 60));
}

function letter(i: number): string {
  return String.fromCharCode(65 + (Math.floor(i) % 26));
}

function letters(i: number): string {
  return letter(i) + letter(i / 26) + letter(i / 676) + letter(i / 17_576);
}

function clock(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}

function many(size: number, piece: (i: number) => string): string {
  const pieces: string[] = [];
  for (let length = 0; length < size;) {
    const next = piece(pieces.length);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
}
