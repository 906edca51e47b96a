import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planAlign, type AlignPlan } from '../../../shared/align/align-episode.ts';
import { timeWords } from '../../../shared/align/word-times.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { readTranscript } from '../../../shared/formats/read/read-transcript.ts';
import { oneLine, type Segment, type TimedTranscript } from '../../../shared/formats/model/timed-transcript.ts';
import type { TimedForm } from '../../../shared/operations/timed-form.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

function read(text: string): TimedTranscript {
  const result = readTranscript(text);
  if (!result.ok) throw new Error(result.message);
  return result.transcript;
}

function align(text: string, timed: string, form: TimedForm | null = null): AlignPlan {
  const result = planAlign(parseEpisode(text, {}), read(timed), form);
  if (!result.ok) throw new Error(result.message);
  return result.plan;
}

const captions = `1
00:00:01,000 --> 00:00:03,000
good morning and welcome to the tool library

2
00:00:04,000 --> 00:00:06,000
thanks its good to be here

3
00:00:06,500 --> 00:00:09,000
so how did it begin

4
00:00:10,000 --> 00:00:14,000
with one drill um from a skip
`;

const initials = `IW - Ines Ward
AR - Ali Rahman

IW Good morning, and welcome to the Tool Library.

AR Thanks! It’s good to be here.

IW So, how did it begin?

AR With one drill, from a skip in Leith.
`;

describe('an episode gets its times from a timed file', () => {
  test('beside the text, where the house style has no times', () => {
    const plan = align(initials, captions);
    expect(plan.edits).toEqual([]);
    expect([...plan.times]).toEqual([
      [0, 1],
      [1, 4],
      [2, 6.5],
      [3, 10],
    ]);
  });

  test('in the text, where an editor stripped some', () => {
    const text =
      '**Ines Ward:** \\[00:01\\] Good morning, and welcome to the Tool Library.\n\n**Ali Rahman:** Thanks! It’s good to be here.\n\n**Ines Ward:** \\[00:16\\] So, how did it begin?\n\n**Ali Rahman:** With one drill, from a skip.\n';
    const plan = align(text, captions);
    expect(applyEdits(text, plan.edits)).toBe(
      text
        .replace('Rahman:** Thanks', 'Rahman:** \\[00:04\\] Thanks')
        .replace('Rahman:** With', 'Rahman:** \\[00:10\\] With'),
    );
    expect(plan.inText).toBe(true);
    expect(plan.differing).toEqual([{ turn: 2, line: 5, written: 16, found: 6.5 }]);
  });

  test('in the text, where all were stripped and the library’s other episodes have them', () => {
    const text = initials
      .replace(/^[A-Z]{2} - .*\n/gm, '')
      .trimStart()
      .replaceAll(/^IW /gm, 'Ines Ward:\n')
      .replaceAll(/^AR /gm, 'Ali Rahman:\n');
    const form: TimedForm = { before: '', between: ' (', after: '):\n', timeFirst: false, clock: 'hh:mm:ss' };
    const front = '---\nspeakers: [Ines Ward, Ali Rahman]\n---\n';
    const after = applyEdits(front + text, align(front + text, captions, form).edits);
    expect(after).toBe(
      front +
        text
          .replace('Ines Ward:', 'Ines Ward (00:00:01):')
          .replace('Ali Rahman:', 'Ali Rahman (00:00:04):')
          .replace('Ines Ward:', 'Ines Ward (00:00:06):')
          .replace('Ali Rahman:', 'Ali Rahman (00:00:10):'),
    );
  });

  test('a turn whose words were all rewritten lies between its neighbours', () => {
    const plan = align(initials.replace('Thanks! It’s good to be here.', 'Lovely place, this.'), captions);
    const [, second] = plan.turns;
    expect(second!.exact).toBe(false);
    expect(second!.seconds).toBeGreaterThanOrEqual(3);
    expect(second!.seconds).toBeLessThanOrEqual(6.5);
  });

  test('a long turn that was not said there gets none', () => {
    const essay = 'This paragraph was written for the page alone. '.repeat(40).trim();
    const plan = align(initials.replace('AR Thanks!', `AR ${essay}\n\nIW And?\n\nAR Thanks!`), captions);
    expect(plan.without).toEqual([6, 8]);
    expect([...plan.times.keys()]).toEqual([0, 3, 4, 5]);
  });
});

describe('what cannot be aligned is said', () => {
  const refusal = (text: string, timed: string) => {
    const result = planAlign(parseEpisode(text, {}), read(timed), null);
    return result.ok ? null : result.message;
  };
  test('another episode', () =>
    expect(refusal(initials, '[00:01] Nothing of that kind.\n\n[00:09] Was ever said here.\n')).toMatch(
      /^The file does not say what the episode says: it has 0 of its 27 words/,
    ));
  test('a file without times', () =>
    expect(refusal(initials, 'Words without any times.\n')).toBe('This file has no times.'));
  test('a page', () => expect(refusal('# About\n\nWords.\n', captions)).toMatch(/no turns/));
});

const word = fc.constantFrom('so', 'we', 'lend', 'drills', 'and', 'saws', 'to', 'anybody', 'here', 'now', 'why', 'not');
const segments = fc
  .array(fc.array(word, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 })
  .map((lists) =>
    lists.map((list, index): Segment => ({
      start: index * 5,
      end: index * 5 + 4,
      speaker: null,
      text: list.join(' '),
      words: list.map((text, at) => ({ text, start: index * 5 + at * 0.3, end: index * 5 + at * 0.3 + 0.2 })),
      opensTurn: false,
    })),
  );

test('an unchanged text gets exactly the times of the file', () => {
  fc.assert(
    fc.property(segments, (list) => {
      const timed = list.flatMap(({ words }) => words!);
      const { times, matched } = timeWords(
        timed.map(({ text }) => text),
        list,
      );
      expect(times).toEqual(timed.map(({ start, end }) => ({ start, end, exact: true })));
      expect(matched).toBe(timed.length);
    }),
  );
});

test('times never go back, whatever was edited', () => {
  fc.assert(
    fc.property(segments, fc.array(word, { maxLength: 90 }), (list, own) => {
      const times = timeWords(own, list).times.filter((time) => time !== null);
      times.forEach(({ start, end }, index) => {
        expect(end).toBeGreaterThanOrEqual(start);
        expect(start).toBeGreaterThanOrEqual(times[index - 1]?.start ?? 0);
      });
    }),
  );
});

test('no word and no label is changed', () => {
  const turn = fc.tuple(
    fc.constantFrom('Ann Lee', 'Tom Wood'),
    fc.boolean(),
    fc.array(word, { minLength: 1, maxLength: 10 }),
  );
  fc.assert(
    fc.property(
      fc.array(turn, { minLength: 4, maxLength: 12 }),
      fc.constantFrom('bold', 'below', 'brackets'),
      (turns, form) => {
        let text = '';
        turns.forEach(([name, isTimed, own], index) => {
          const time = `00:${String(index).padStart(2, '0')}`;
          if (form === 'bold') text += `**${name}:** ${isTimed ? `\\[${time}\\] ` : ''}${own.join(' ')}\n\n`;
          else if (form === 'below') text += `${name}:${isTimed ? ` 00:${time}` : ''}\n\n${own.join(' ')}\n\n`;
          else text += `${name}${isTimed ? ` (00:${time})` : ''}:\n${own.join(' ')}\n\n`;
        });
        const episode = parseEpisode(text, {});
        const timed = turns.map(([, , own], index): Segment => ({
          start: index,
          end: index + 1,
          speaker: null,
          text: own.join(' '),
          words: null,
          opensTurn: false,
        }));
        const result = planAlign(episode, { format: 'srt', segments: timed, problems: [] }, null);
        if (!result.ok) return;
        const after = parseEpisode(applyEdits(text, result.plan.edits), {});
        const said = ({ text: whole, turns: all }: typeof after) =>
          all.map(({ label, paragraphs }) => [
            label.text,
            oneLine(
              paragraphs
                .map(({ from, to }) => whole.slice(from, to))
                .join(' ')
                .replace(/\\\[[\d:]+\\\]/g, ''),
            ),
          ]);
        expect(said(after)).toEqual(said(episode));
      },
    ),
  );
});
