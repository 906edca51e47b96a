import { memo } from 'react';
import type { Episode } from '../../../shared/episode/model.ts';
import { goToOffset } from '../session.ts';
import { speakerColour } from './speaker-colour.ts';

/** Who speaks when, to scale by words; a click goes there. The speakers' panel says the same in words. */
export const SpeakerStrip = memo(function SpeakerStrip({ episode }: { episode: Episode }) {
  const { turns, speakers } = episode;
  if (turns.length === 0) return null;
  const numbers = new Map(speakers.map(({ label, number }) => [label, number]));
  const total = turns.reduce((sum, turn) => sum + Math.max(1, turn.words), 0);
  const rows = Math.min(speakers.filter((speaker) => speaker.turns > 0).length, 8);
  let at = 0;
  return (
    <svg className="strip" viewBox={`0 0 ${total} ${rows}`} preserveAspectRatio="none" aria-hidden role="presentation">
      {turns.map((turn) => {
        const width = Math.max(1, turn.words);
        const x = at;
        at += width;
        const number = numbers.get(turn.label.text);
        const row = number === undefined ? 0 : (number - 1) % rows;
        return (
          <g key={turn.index} onClick={() => goToOffset(turn.range.from)} data-speaker={number === undefined ? 'none' : speakerColour(number)}>
            <rect x={x} y={0} width={width} height={rows} className="strip-hit" />
            <rect x={x} y={row + 0.1} width={width} height={0.8} className="strip-turn" />
          </g>
        );
      })}
    </svg>
  );
});
