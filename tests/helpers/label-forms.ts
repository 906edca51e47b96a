import fc from 'fast-check';

/** A way to write labels and times, made of the parts that the grammar of labels knows. */
export interface WrittenForm {
  /** `[00:00:05] **Rosa Hill:** `, as the text has it in front of the words. */
  readonly open: (name: string, seconds: number) => string;
  readonly timed: boolean;
  /** What the form is made of, for a test that fails. */
  readonly parts: string;
}

const two = (value: number) => String(value).padStart(2, '0');
const hours = (seconds: number) =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;

const clocks: Readonly<Record<string, (seconds: number) => string>> = {
  'hh:mm:ss': hours,
  'm:ss': minutes,
  tenths: (seconds) => `${hours(seconds)}.4`,
  hundredths: (seconds) => `${hours(seconds)},25`,
  frames: (seconds) => `${hours(seconds)}:12`,
};
const brackets: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['(', ')'],
  ['\\[', '\\]'],
];
const setOffs: readonly (readonly [string, string])[] = [
  ['', ''],
  ['**', '**'],
  ['__', '__'],
  ['*', '*'],
  ['_', '_'],
  ['<strong>', '</strong>'],
  ['<b>', '</b>'],
  ['[', ']'],
];
const leads = ['', '', '', '> ', '- ', '– ', '— '];
const colons = [':', ' :', '\u00a0:', '：'];

/** Any form in which a colon, or a time in brackets, delimits the name. */
export const anyLabelForm: fc.Arbitrary<WrittenForm> = fc
  .record({
    lead: fc.constantFrom(...leads),
    setOff: fc.constantFrom(...setOffs),
    clock: fc.constantFrom(...Object.keys(clocks)),
    bracket: fc.constantFrom(...brackets),
    place: fc.constantFrom('none', 'none', 'before', 'before, bare', 'inside before', 'inside', 'behind'),
    colon: fc.constantFrom(...colons),
    colonInside: fc.boolean(),
    gap: fc.constantFrom(' ', ' ', '\n', '\n\n'),
  })
  .map(({ lead, setOff: [opening, closing], clock, bracket: [left, right], place, colon, colonInside, gap }) => {
    const isPlain = opening === '';
    // Brackets around brackets are nobody’s way of writing.
    const at = opening === '[' && place.startsWith('inside') ? 'none' : place;
    const open = (name: string, seconds: number): string => {
      const bare = clocks[clock]!(seconds);
      const time = `${left}${bare}${right}`;
      const inner = `${at === 'inside before' && !isPlain ? `${time} ` : ''}${name}${at === 'inside' ? ` ${time}` : ''}`;
      const inside = colonInside && !isPlain && opening !== '[';
      const head = `${opening}${inner}${inside ? colon : ''}${closing}${at === 'behind' && !inside ? ` ${time}` : ''}${inside ? '' : colon}`;
      const before =
        at === 'before' || (at === 'inside before' && isPlain) ? `${time} ` : at === 'before, bare' ? `${bare} ` : '';
      // What is quoted or listed goes on in its line.
      return `${lead}${before}${head}${lead === '' ? gap : ' '}`;
    };
    const isTimed = at !== 'none' && !(at === 'behind' && colonInside && !isPlain && opening !== '[');
    return { open, timed: isTimed, parts: JSON.stringify(open('NAME', 65)) };
  });

const words = (open: WrittenForm['open'], timed = false): WrittenForm => ({
  open,
  timed,
  parts: JSON.stringify(open('NAME', 65)),
});

/** Forms without a colon or brackets, which need more evidence. */
export const anyWeakForm: fc.Arbitrary<WrittenForm> = fc.constantFrom(
  words((name) => `${name} - `),
  words((name) => `${name} – `),
  words((name) => `${name} — `),
  words((name) => `${name}\n`),
  words((name) => `${name}\n\n`),
  words((name) => `${name}\t`),
  words((name) => `**${name}** `),
  words((name) => `**${name}** — `),
  words((name) => `**${name}**\n`),
  words((name) => `**${name}**\n\n`),
  words((name) => `__${name}__ `),
  words((name) => `<strong>${name}</strong> `),
  words((name, seconds) => `${name} ${hours(seconds)}\n`, true),
  words((name, seconds) => `${name}  ${minutes(seconds)}\n`, true),
  words((name, seconds) => `${name} - ${hours(seconds)}\n`, true),
  words((name, seconds) => `${name} (${hours(seconds)})\n`, true),
  words((name, seconds) => `${name} [${hours(seconds)}] `, true),
  words((name, seconds) => `[${hours(seconds)}] - ${name}\n`, true),
  words((name, seconds) => `${hours(seconds)} **${name}** `, true),
  words((name, seconds) => `\`${hours(seconds)}\` **${name}:** `, true),
  words((name, seconds) => `[${minutes(seconds)}](#t=${seconds}) ${name}: `, true),
  words((name, seconds) => `**[${minutes(seconds)}]** **${name}:** `, true),
  words((name, seconds) => `[${hours(seconds)} - ${hours(seconds + 5)}] ${name}: `, true),
  words((name, seconds) => `${hours(seconds)} --> ${hours(seconds + 5)} ${name}: `, true),
  words((name, seconds) => `**${name}**  \n*${hours(seconds)}*  \n`),
);

/** Forms that are not read: whoever reads them must say so. */
export const anyUnknownForm: fc.Arbitrary<WrittenForm> = fc.constantFrom(
  words((name) => `${name} >> `),
  words((name) => `${name}>> `),
  words((name) => `${name} | `),
  words((name) => `${name} => `),
  words((name) => `${name} :: `),
  words((name) => `${name}~ `),
  words((name) => `{${name}} `),
  words((name) => `<${name}> `),
  words((name) => `@${name}: `),
  words((name) => `### ${name}\n\n`),
  words((name) => `## ${name}\n`),
  words((name) => `| ${name} | `),
  words((name) => `1. ${name}: `),
  words((name) => `«${name}» `),
  words((name) => `${name}/ `),
  words((name) => `=${name}= `),
  words((name) => `\`${name}\` `),
  words((name) => `(${name}) `),
  words((name) => `[${name}] `),
  words((_, seconds) => `[${hours(seconds)}] `),
  words((_, seconds) => `${hours(seconds)} `),
  words((_, seconds) => `**[${hours(seconds)}]** `),
  words((_, seconds) => `(${minutes(seconds)}) `),
);

/** Names of all kinds. */
export const anyName = fc.constantFrom(
  'Rosa Hill',
  'Tom Vale',
  'Dr. Ana Maria de la Cruz',
  'ROSA HILL',
  'HOLLOWAY',
  'O’Neill',
  'Jean-Luc Moreau',
  'Sprecher:in',
  'Moderator:in',
  'Speaker 1',
  'Speaker 12',
  'Interviewer',
  'B1',
  'RH',
  'TV',
  'Prof. Lund',
  'Ana "Doc" Bell',
  'Tom Vale (host)',
  'Rosa Hill, Harbour Ltd',
  'Łukasz Żak',
  'Ольга Котова',
  '张三',
  'דנה לוי',
  'سارة نور',
  'María José',
  'van der Berg',
  'Host',
  'Audience member',
);
