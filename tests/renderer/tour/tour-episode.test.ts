import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isMended, tourEpisode } from '../../../renderer/tour/tour-episode.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';

const text = readFileSync(join(import.meta.dirname, '../../../build/sample-library', tourEpisode.path), 'utf8');
const see = (changed: string) => {
  const episode = parseEpisode(changed, {});
  return { fix: isMended(episode, 'fix'), assign: isMended(episode, 'assign') };
};

test('the episode of the tour comes with a label and a turn to be mended, and each is seen once it is', () => {
  expect(text).toContain(`title: "${tourEpisode.title}"`);
  expect(see(text)).toEqual({ fix: false, assign: false });
  const fixed = text.replace('\nRP Two sisters', '\nRT Two sisters');
  expect(see(fixed)).toEqual({ fix: true, assign: false });
  expect(see(fixed.replace('\nRT Does anybody', '\nEM Does anybody'))).toEqual({ fix: true, assign: true });
});

test('a turn that was given to somebody else is not mended, and one that is gone tells nothing', () => {
  expect(see(text.replace('\nRP Two sisters', '\nEM Two sisters')).fix).toBe(false);
  expect(see(text.replace('Does anybody come?', 'Do people come?')).assign).toBeNull();
});
