import { expect, it } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { rankDoubts } from '../../../shared/doubts/find-doubts.ts';
import { joinDoubts } from '../../../shared/voice/join-doubts.ts';
import type { VoiceDoubt } from '../../../shared/voice/voice-report.ts';

const episode = parseEpisode(
  `---\ntitle: Harbour\n---\n\n${Array.from({ length: 8 }, (_, turn) => `**${turn % 2 ? 'Bob' : 'Ann'}:** We went down to the harbour, number ${turn}.\n`).join('\n')}`,
  defaultConfig,
);
const ranked = rankDoubts(episode);
const report = (doubts: Readonly<Record<number, VoiceDoubt>>) => ({
  doubts: episode.turns.map((_, turn) => doubts[turn] ?? null),
  suggestions: [],
  swaps: [],
  splits: [],
  notes: [],
});

it('puts a turn first that sounds like somebody else, with the voice as the reason', () => {
  const voice = { likelier: 'Bob', score: 0.97, reason: 'sounds like Bob' };
  const [first] = joinDoubts(ranked, report({ 4: voice }));
  expect(first).toMatchObject({ turn: 4, likelier: 'Bob', reason: 'sounds like Bob', voice });
});

it('doubts a turn less than the text does where it sounds like its label', () => {
  const doubt = ranked[0]!;
  const voice = { likelier: doubt.likelier, score: 0.001, reason: `sounds like ${doubt.label}` };
  const joined = joinDoubts(ranked, report({ [doubt.turn]: voice })).find(({ turn }) => turn === doubt.turn)!;
  expect(joined.score).toBeLessThan(doubt.score);
  expect(joined.reason).toBe(doubt.reason);
});

it('leaves the text’s word where the voice says nothing', () => {
  expect(joinDoubts(ranked, report({}))).toEqual(ranked.map((doubt) => ({ ...doubt, voice: null })));
});
