import fc from 'fast-check';
import { expect, test } from 'vitest';
import { houseStyles, type HouseStyle } from '../../../shared/episode/model/episode.ts';
import { describeChange, isWhitespaceOnly, meaningOfChange } from '../../../shared/publish/meaning-of-change.ts';
import { labelIn, write, type Said } from '../operations/transcripts.ts';

/** Turns of words that occur once each, so that what was done to them is beyond doubt. */
const anyTurns = fc
  .array(
    fc.record({ who: fc.nat(2), counts: fc.array(fc.integer({ min: 2, max: 7 }), { minLength: 1, maxLength: 3 }) }),
    { minLength: 1, maxLength: 6 },
  )
  .map((turns) => {
    let next = 0;
    const all = [0, 1, 2].map((who) => ({ who, counts: [3] })).concat(turns);
    return all.map(({ who, counts }): Said => ({
      who,
      paragraphs: counts.map((count) => Array.from({ length: count }, () => `w${next++}`).join(' ')),
    }));
  });

/** Styles without times: those would come and go with a turn. */
const anyStyle = fc.constantFrom<HouseStyle[]>('initials', 'bold-name', 'name-colon');

type Operation = (
  turns: readonly Said[],
  at: number,
  style: HouseStyle,
) => { readonly turns: readonly Said[]; readonly told: readonly string[] };

const operations: Readonly<Record<string, Operation>> = {
  relabel: (turns, at, style) => {
    const from = turns[at]!.who;
    const to = (from + 1) % 3;
    return {
      turns: turns.with(at, { ...turns[at]!, who: to }),
      told: [`labels changed on 1 turn (${labelIn(style, from)} to ${labelIn(style, to)})`],
    };
  },
  split: (turns, at, style) => {
    const { who, paragraphs } = turns[at]!;
    const words = paragraphs[0]!.split(' ');
    const to = (who + 1) % 3;
    const parts: Said[] = [
      { who, paragraphs: [words.slice(0, 1).join(' ')] },
      { who: to, paragraphs: [words.slice(1).join(' '), ...paragraphs.slice(1)] },
    ];
    return { turns: turns.toSpliced(at, 1, ...parts), told: [`1 turn split off (${labelIn(style, to)})`] };
  },
  merge: (turns, at) => {
    const into = Math.max(at, 1);
    const merged = { ...turns[into - 1]!, paragraphs: [...turns[into - 1]!.paragraphs, ...turns[into]!.paragraphs] };
    return { turns: turns.toSpliced(into - 1, 2, merged), told: ['1 turn merged into the one above'] };
  },
  'change a word of': (turns, at) => ({
    turns: turns.with(at, {
      ...turns[at]!,
      paragraphs: turns[at]!.paragraphs.with(0, turns[at]!.paragraphs[0]!.replace(/w\d+$/, 'other')),
    }),
    told: ['1 word changed'],
  }),
  remove: (turns, at) => ({ turns: turns.toSpliced(at, 1), told: ['1 turn removed'] }),
  'break a paragraph of': (turns, at) => ({
    turns: turns.with(at, {
      ...turns[at]!,
      paragraphs: turns[at]!.paragraphs.flatMap((paragraph, index) =>
        index > 0 ? [paragraph] : [paragraph.split(' ')[0]!, paragraph.split(' ').slice(1).join(' ')],
      ),
    }),
    told: ['1 paragraph break added'],
  }),
};

test.each(Object.entries(operations))(
  'to %s a turn is told as that and nothing else, in every house style',
  (_, operation) => {
    fc.assert(
      fc.property(anyTurns, anyStyle, fc.nat(100), (turns, style, random) => {
        const { turns: changed, told } = operation(turns, random % turns.length, style);
        const [before, after] = [write(style, turns), write(style, changed)];
        expect(describeChange(meaningOfChange(before, after, { houseStyle: style }))).toEqual(told);
        expect(isWhitespaceOnly(before, after, { houseStyle: style })).toBe(false);
      }),
    );
  },
);

test('more white space where markdown folds it is white space only', () => {
  fc.assert(
    fc.property(
      anyTurns,
      fc.constantFrom(...houseStyles),
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }),
      (turns, style, places) => {
        const before = write(style, turns);
        const body = before.indexOf('w0');
        const spaces = [...before.matchAll(/(?<=w\d+)(?: |\n\n)/g)].filter(({ index }) => index > body);
        fc.pre(spaces.length > 0);
        let after = before;
        for (const at of new Set(places.map((place) => spaces[place % spaces.length]!.index))) {
          const now = after.length - (before.length - at);
          after = after.slice(0, now) + (after[now] === '\n' ? '\n\n' : ' ') + after.slice(now);
          if (after !== before) break;
        }
        expect(describeChange(meaningOfChange(before, after, { houseStyle: style }))).toEqual([
          'Only white space changed.',
        ]);
        expect(isWhitespaceOnly(before, after, { houseStyle: style })).toBe(true);
      },
    ),
  );
});

test('white space that a reader sees is never called white space only', () => {
  const space = fc.constantFrom(
    ' ',
    '  ',
    '\n',
    '  \n',
    '\n\n',
    '\n\n    ',
    '\n    ',
    '\n\n- ',
    '\n> ',
    '\n\n# ',
    '\\\n',
  );
  fc.assert(
    fc.property(anyTurns, space, space, fc.nat(1000), (turns, a, b, place) => {
      const base = write('bold-name', turns);
      const spaces = [...base.matchAll(/(?<=w\d+) (?=w)/g)];
      fc.pre(spaces.length > 0);
      const at = spaces[place % spaces.length]!.index;
      const put = (what: string) => base.slice(0, at) + what + base.slice(at + 1);
      // What a reader sees of it: words in a row, a line break, another paragraph, code, a list, a quotation, a heading.
      const seen = (what: string) =>
        /^(?: +|\n|\n    )$/.test(what) ? 'a row' : /^(?:  |\\)\n$/.test(what) ? 'a break' : what;
      if (seen(a) !== seen(b)) expect(isWhitespaceOnly(put(a), put(b), { houseStyle: 'bold-name' })).toBe(false);
    }),
  );
});
