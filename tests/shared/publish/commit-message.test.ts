import { expect, test } from 'vitest';
import { publishMessage } from '../../../shared/publish/commit-message.ts';

test('one episode is named in the first line, where it fits there', () => {
  expect(publishMessage(['Keeping bees on the roof'])).toBe('Publish “Keeping bees on the roof”');
  expect(publishMessage(['A'.repeat(80)])).toBe(`Publish a transcript\n\n- ${'A'.repeat(80)}`);
});

test('several are counted, and listed below', () => {
  expect(publishMessage(['Bees', 'Night shift'])).toBe('Publish 2 transcripts\n\n- Bees\n- Night shift');
});
