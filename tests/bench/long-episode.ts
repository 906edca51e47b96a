import { seededRandom } from './plant-speakers.ts';

/** Sentences of our own: what is measured must not depend on a corpus that is not there. */
const openings = [
  'We went down to the slip',
  'Nobody wrote it down',
  'My sister kept the engine',
  'The first crossing took four hours',
  'They asked the council for the corner',
  'There was a kettle and a table',
  'I had never seen the register',
  'It rained for the whole of that spring',
  'Somebody had to hold the key',
  'The choir met above the bakery',
];
const middles = [
  'before it was light',
  'because the harbour had closed',
  'with my father and two of his friends',
  'and so there are as many versions as people',
  'while the others were still asleep',
  'after the letter from the bank',
  'as you do when you are nineteen',
  'and that was the end of the argument',
];
const endings = [
  'which I would do again.',
  'and nobody minded.',
  'so we stayed.',
  'until the money ran out.',
  'and I have kept the drawings.',
  'which is what you hear on the tape.',
  'and after that there were always people.',
  'though I would not call it planning.',
];
const questions = [
  'How did that begin?',
  'And what did the harbour say to it?',
  'Who else came along?',
  'Would you do it again?',
  'What was the winter like?',
  'Can you say more about the register?',
];

/** An interview of about three hours: `turns` turns of three people in some `characters` characters, the same for the same seed. */
export function writeLongEpisode({ turns = 3000, characters = 1_500_000, seed = 1 } = {}): string {
  const random = seededRandom(seed);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)]!;
  const head =
    '---\ntitle: Three hours on the ferry\ndate: "2020-01-01T09:00:00+00:00"\n---\nAB - Ann Bell  \nCD - Carl Dunn  \nEF - Eva Frost\n\n';
  const perAnswer = ((characters - head.length) / turns) * 2 - 60;
  const parts: string[] = [];
  for (let index = 0; index < turns; index++) {
    if (index % 2 === 0) {
      parts.push(`AB ${pick(questions)}`);
      continue;
    }
    let words = '';
    while (words.length < perAnswer)
      words += `${words === '' ? '' : words.length % 7 === 0 ? '\n\n' : ' '}${pick(openings)} ${pick(middles)}, ${pick(endings)}`;
    parts.push(`${index % 6 === 5 ? 'EF' : 'CD'} ${words}`);
  }
  return `${head}${parts.join('\n\n')}\n`;
}
