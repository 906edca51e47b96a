import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { houseStyles, type Episode } from '../../../shared/episode/model/episode.ts';
import { itemsTouching, partsOf, rangeOf } from '../../../shared/episode/model/episode-parts.ts';
import { parseEdited, parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const line = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    ' ',
    '---',
    '```',
    '~~~',
    '# Head',
    '* * *',
    'MD - Mary Day  ',
    'TW – Tim Wood',
    'MD Well, yes.',
    'TW so',
    '?? Who',
    'XY Who is this?',
    'so XY said',
    'It is. XY Yes',
    '<!-- x',
    'a --> b',
    '**Mary Day:** Yes.',
    '**Break:**',
    '**Mary',
    'Mary Day: Well.',
    'Mary Day: 00:00:12',
    'Mary Day:',
    'Tim (00:01:02):',
    'Q - Why?',
    'Note: no',
    'text [laughs] and ?? more',
    '\\[music\\]',
    '{>> note',
    '<<}',
    'title: x',
    'speakers: [Mary Day]',
    '\uFEFFMary Day: x',
    '\u00a0',
    '[00:01] **Mary Day:** So',
    '**Tim [00:02]:** Yes',
    '__Mary Day__: Well',
    '> *Tim:* Yes',
    '>',
    '> more',
    '[Tim]: Yes',
    '- Mary Day: So',
    '00:00:05.4 **Tim** Yes',
    'Tim: Yes. #00:00:07-5#',
    'Tim: Yes. [00:07]',
    'Tim – Yes',
    'Mary Day',
    'Tim\tYes',
    'R.H. - Rosa Hill',
    'R.H. Yes',
    'rh - rosa',
    'rh Yes',
    'Tim：是',
    'MARY DAY: Yes',
    'MARY DAY',
    'Tim, host: Yes',
  ),
);
const anyText = fc.oneof(
  fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n')),
  fc.string({ unit: 'binary' }),
);
const anyStyle = fc.option(fc.constantFrom(...houseStyles), { nil: undefined });

/** Quote marks, and the time at which a turn ends. */
const notWords = />|[#[(]\s*\d[\d:.,\s–>-]*[#\])]/g;

function eachEpisode(check: (episode: Episode) => void): void {
  fc.assert(
    fc.property(anyText, anyStyle, (text, houseStyle) =>
      check(parseEpisode(text, houseStyle === undefined ? {} : { houseStyle })),
    ),
    { numRuns: 500 },
  );
}

describe('whatever the text', () => {
  test('blocks stand in order, do not overlap, and hold every line that is not blank', () => {
    eachEpisode(({ text, frontMatter, blocks }) => {
      let end = frontMatter.range.to;
      let rest = '';
      for (const { range } of blocks) {
        expect(range.from).toBeGreaterThanOrEqual(end);
        rest += text.slice(end, range.from);
        end = range.to;
      }
      expect((rest + text.slice(end)).trim()).toBe('');
    });
  });

  test('lines agree with ranges', () => {
    eachEpisode(({ text, blocks }) => {
      for (const { range, line: first, endLine } of blocks) {
        expect(text.slice(0, range.from).split('\n')).toHaveLength(first);
        expect(text.slice(0, range.to).split('\n')).toHaveLength(endLine);
      }
    });
  });

  test('a label range holds exactly the label, inside its full range', () => {
    eachEpisode(({ text, turns }) => {
      turns.forEach(({ index, range, label }, i) => {
        expect(index).toBe(i);
        expect(text.slice(label.range.from, label.range.to)).toBe(label.text);
        expect(label.text.trim()).toBe(label.text);
        expect(label.fullRange.from).toBe(range.from);
        expect(label.fullRange.from).toBeLessThanOrEqual(label.range.from);
        expect(label.fullRange.to).toBeGreaterThanOrEqual(label.range.to);
        expect(label.fullRange.to).toBeLessThanOrEqual(range.to);
      });
    });
  });

  test('paragraphs stand in order behind the label, are not empty, and with code hold all the words of the turn', () => {
    eachEpisode(({ text, turns, fences }) => {
      for (const { range, label, paragraphs, words } of turns) {
        const parts = [
          ...paragraphs,
          ...fences.filter((fence) => fence.from >= range.from && fence.to <= range.to),
        ].sort((a, b) => a.from - b.from);
        let end = label.fullRange.to;
        for (const part of parts) {
          expect(text.slice(end, part.from).replaceAll(notWords, '').trim()).toBe('');
          expect(part.to).toBeGreaterThan(part.from);
          end = part.to;
        }
        expect(text.slice(end, range.to).replaceAll(notWords, '').trim()).toBe('');
        expect(words).toBe(
          paragraphs.flatMap(({ from, to }) =>
            text
              .slice(from, to)
              .split(/[\0-\x20]+/)
              .filter(Boolean),
          ).length,
        );
      }
    });
  });

  test('marks hold their own text, in order, on the line they say', () => {
    eachEpisode(({ text, marks }) => {
      let end = 0;
      for (const mark of marks) {
        expect(mark.range.from).toBeGreaterThanOrEqual(end);
        expect(text.slice(mark.range.from, mark.range.to)).toBe(mark.text);
        expect(text.slice(0, mark.range.from).split('\n')).toHaveLength(mark.line);
        end = mark.range.to;
      }
    });
  });

  test('every turn that is somebody counts for one speaker, and numbers run from 1', () => {
    eachEpisode(({ turns, speakers }) => {
      const assigned = turns.filter(({ label }) => label.text !== '??');
      expect(speakers.reduce((sum, speaker) => sum + speaker.turns, 0)).toBe(assigned.length);
      expect(speakers.map((speaker) => speaker.number)).toEqual(speakers.map((_, i) => i + 1));
    });
  });
});

describe('a parse that knows the episode before an edit', () => {
  const key = fc.constantFrom(
    'a',
    'A',
    ' ',
    '.',
    ':',
    '-',
    '*',
    '#',
    '`',
    '[',
    ']',
    '(',
    ')',
    '?',
    '!',
    '1',
    '_',
    '"',
    '\\',
    '>',
    '\t',
    '\n',
    '\u00a0',
    'XY',
    'NHS ',
    'MD ',
    '-->',
    '<!--',
    '~~~',
    '**',
    '00:01',
    '>',
    '#',
    '#00:00:07-5#',
    '|',
    '–',
    '：',
    ',',
    "'",
    '{>>',
    '<<}',
    '…',
    'é',
    '\u{1d400}',
  );

  test('gives what any other gives, whatever the edit', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), line, (text, start, length, insert) => {
        const from = start % (text.length + 1);
        const to = Math.min(text.length, from + (length % 40));
        const edited = parseEdited(parseEpisode(text, {}), { from, to, insert }, {});
        expect(edited).toEqual(parseEpisode(edited.text, {}));
      }),
      { numRuns: 1000 },
    );
  });

  test('gives what any other gives, key by key', () => {
    const keys = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.oneof(key, fc.constant(''))), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(anyText, keys, (text, presses) => {
        let episode = parseEpisode(text, {});
        for (const [start, length, insert] of presses) {
          const from = start % (episode.text.length + 1);
          episode = parseEdited(episode, { from, to: Math.min(episode.text.length, from + length), insert }, {});
          expect(episode).toEqual(parseEpisode(episode.text, {}));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('gives what any other gives, however many keys are pressed in one place before somebody asks', () => {
    const keys = fc.array(fc.oneof(key, fc.constantFrom('left', 'delete')), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(anyText, fc.nat(), keys, fc.nat(), (text, start, presses, offset) => {
        let episode = parseEpisode(text, {});
        let [written, at] = [text, start % (text.length + 1)];
        for (const press of presses) {
          const from = press === 'left' || press === 'delete' ? Math.max(0, at - 1) : at;
          const edit = { from, to: press === 'delete' ? at : from, insert: /left|delete/.test(press) ? '' : press };
          at = from + edit.insert.length;
          written = applyEdits(written, [edit]);
          episode = parseEdited(episode, edit, {});
        }
        const whole = parseEpisode(written, {});
        const { blocks, turns, marks, fences, slice } = partsOf(episode);
        const [from, to] = [at, offset % (written.length + 1)].toSorted((a, b) => a - b) as [number, number];
        expect(slice(from, to)).toBe(written.slice(from, to));
        expect(itemsTouching(blocks, rangeOf, { from, to })).toEqual(
          whole.blocks.filter(({ range }) => range.to >= from && range.from <= to),
        );
        expect(nearestTurn(episode, offset)).toEqual(nearestTurn(whole, offset));
        for (const [some, all] of [
          [blocks, whole.blocks],
          [turns, whole.turns],
          [marks, whole.marks],
          [fences, whole.fences],
        ] as const)
          expect(Array.from({ length: some.length }, (_, index) => some.at(index))).toEqual(all);
        expect(episode).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  test('looks at no more of a long episode than of a short one, but for a search in its lists', () => {
    const looked = (turns: number) => {
      const { text, blocks, ...rest } = parseEpisode(
        `MD - Mary Day  \nTW - Tim Wood\n\n${'MD Well.\n\nTW So it is.\n\n'.repeat(turns / 2)}`,
        {},
      );
      let count = 0;
      const counted = <T extends object>(list: T): T =>
        new Proxy(list, { get: (target, name, receiver) => (count++, Reflect.get(target, name, receiver)) });
      let episode: Episode = { ...rest, text, blocks: counted(blocks), turns: counted(rest.turns) };
      const at = text.indexOf('it is', text.length / 2);
      for (const [index, insert] of [...'many keys in one place'].entries()) {
        episode = parseEdited(episode, { from: at + index, to: at + index, insert }, {});
        expect(nearestTurn(episode, at + index)!.words).toBeGreaterThanOrEqual(3);
      }
      return count;
    };
    expect(looked(4000)).toBeLessThan(2 * looked(100));
  });

  test('reads only the turn again in which a word was typed', () => {
    const episode = parseEpisode('MD - Mary Day  \nTW - Tim Wood\n\nMD Well.\n\nTW So it is.\n\nMD Yes.', {});
    const at = episode.text.indexOf('it is');
    const again = parseEdited(episode, { from: at, to: at, insert: 'I think ' }, {});
    expect(again.turns.map((turn, i) => turn === episode.turns[i])).toEqual([true, false, false]);
    expect(again.frontMatter).toBe(episode.frontMatter);
    expect(again.turns[1]!.words).toBe(5);
  });
});
