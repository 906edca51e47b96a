import { memo } from 'react';
import type { Episode, Turn } from '../../../shared/episode/model.ts';
import { goToOffset } from '../session.ts';
import { speakerColour } from './speaker-colour.ts';

/** Who speaks when, to scale by words; a click goes there. The speakers' panel says the same in words. */
export const SpeakerStrip = memo(function SpeakerStrip({ episode }: { episode: Episode }) {
  const { turns, speakers } = episode;
  if (turns.length === 0) return null;
  const numbers = new Map(speakers.map(({ label, number }) => [label, number]));
  const stretches = placeTurns(turns);
  const total = stretches.at(-1)!.to;
  const rows = Math.min(speakers.filter((speaker) => speaker.turns > 0).length, 8);
  return (
    <svg className="strip" viewBox={`0 0 ${total} ${rows}`} preserveAspectRatio="none" aria-hidden role="presentation">
      {stretches.map(({ turn, from, to }) => {
        const number = numbers.get(turn.label.text);
        const row = number === undefined ? 0 : (number - 1) % rows;
        return (
          <g key={turn.index} onClick={() => goToOffset(turn.range.from)} data-speaker={number === undefined ? 'none' : speakerColour(number)}>
            <rect x={from} y={0} width={to - from} height={rows} className="strip-hit" />
            <rect x={from} y={row + 0.1} width={to - from} height={0.8} className="strip-turn" />
          </g>
        );
      })}
    </svg>
  );
});

/** Where each turn lies on a line that is as long as the episode has words. */
function placeTurns(turns: readonly Turn[]): { readonly turn: Turn; readonly from: number; readonly to: number }[] {
  let from = 0;
  return turns.map((turn) => {
    const to = from + Math.max(1, turn.words);
    const stretch = { turn, from, to };
    from = to;
    return stretch;
  });
}
