import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latestOnly } from '../../../../renderer/episode/editor/latest-only.ts';

test('typing asks for one look while another is under way, however many keys are pressed: at the text as it is then', () => {
  const handedOver: number[] = [];
  const looks = latestOnly<number>((text) => handedOver.push(text));
  for (let text = 1; text <= 100; text++) looks.ask(text);
  expect(handedOver).toEqual([1]);
  looks.answered();
  expect(handedOver).toEqual([1, 100]);
  looks.answered();
  looks.ask(101);
  expect(handedOver).toEqual([1, 100, 101]);
});

test('in whatever order is typed and answered, no more is handed over than was answered, and the last text always is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('type', 'answer')), (events) => {
      const handedOver: number[] = [];
      let answers = 0;
      let typed = 0;
      const looks = latestOnly<number>((text) => handedOver.push(text));
      const answer = () => {
        answers++;
        looks.answered();
      };
      for (const event of events) {
        if (event === 'type') looks.ask(++typed);
        else if (answers < handedOver.length) answer();
        expect(handedOver.length).toBeLessThanOrEqual(answers + 1);
      }
      while (answers < handedOver.length) answer();
      expect(handedOver.at(-1) ?? 0).toBe(typed);
    }),
  );
});
