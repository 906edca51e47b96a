import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSound } from '../../../../electron/services/recording/read-sound.ts';
import { checkVoices, type TurnHeard } from '../../../../shared/voice/check-voices.ts';
import { hasReaders } from '../../../helpers/spoken-talk.ts';
import { listenTo } from '../../../helpers/synthetic-voices.ts';

const rate = 16_000;
const gap = 0.15;
const lengths = [3.8, 3, 5, 6.5, 2.4, 4];

async function readVoice(voice: number): Promise<Float32Array> {
  const readers = join(import.meta.dirname, '../../../../../shared/voices/readers');
  const folder = join(readers, readdirSync(readers).sort()[voice]!);
  const samples: number[] = [];
  for (const name of readdirSync(folder).sort())
    await readSound(join(folder, name), {
      begin: () => {},
      take: (piece) => void piece.forEach((one) => samples.push(one)),
    });
  return Float32Array.from(samples);
}

it.skipIf(!hasReaders)(
  'finds where another voice goes on in a turn, whatever the label would have learnt from that turn',
  async () => {
    const voices = await Promise.all([0, 1, 2].map(readVoice));
    const used = voices.map(() => 0);
    const spoken = Array.from({ length: 39 }, (_, turn) => ({ voice: turn % 3, seconds: lengths[turn % 6]! }));
    const samples = new Float32Array(Math.ceil(spoken.reduce((sum, { seconds }) => sum + seconds + gap, 0) * rate));
    let at = 0;
    const right = spoken.map(({ voice, seconds }): TurnHeard => {
      const from = used[voice]!;
      const piece = voices[voice]!.subarray(from, (used[voice] = from + Math.round(seconds * rate)));
      samples.set(piece, at);
      const start = at / rate;
      at += piece.length + Math.round(gap * rate);
      return { start, label: `voice ${voice}`, words: Math.round(seconds * 2.7) };
    });
    const background = listenTo(samples);
    expect(checkVoices(background, right).turns.filter(({ change }) => change !== null)).toEqual([]);
    const isFound = right.slice(0, 20).map((turn, index) => {
      const next = right[index + 1]!;
      const given = right.with(index, { ...turn, words: turn.words + next.words }).toSpliced(index + 1, 1);
      const { change } = checkVoices(background, given).turns[index]!;
      return change !== null && Math.abs(change.seconds - next.start) < 0.6;
    });
    expect(isFound.filter(Boolean).length).toBeGreaterThanOrEqual(17);
  },
);
