import { memo, useMemo, type MouseEvent } from 'react';
import type { Episode, Speaker, Turn } from '../../../shared/episode/model.ts';
import { goToOffset } from '../session.ts';
import { speakerColour } from './speaker-colour.ts';

/** Finer than this share of the episode, no screen shows a gap. */
const finest = 1 / 4000;
const mostRows = 8;

/** Who speaks when, to scale by words; a click goes there. The speakers' panel says the same in words. */
export const SpeakerStrip = memo(function SpeakerStrip({ episode }: { episode: Episode }) {
  const { total, stretches } = useMemo(() => placeTurns(episode.turns), [episode]);
  const rows = Math.min(episode.speakers.filter((speaker) => speaker.turns > 0).length, mostRows);
  const lanes = useMemo(() => drawLanes(episode.speakers, stretches, total, rows), [episode, stretches, total, rows]);
  if (episode.turns.length === 0) return null;
  const goToTurn = ({ clientX, currentTarget }: MouseEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const { paddingLeft, paddingRight } = getComputedStyle(currentTarget);
    const inset = Number.parseFloat(paddingLeft);
    const at = ((clientX - left - inset) / (width - inset - Number.parseFloat(paddingRight))) * total;
    goToOffset((stretches.find(({ to }) => to > at) ?? stretches.at(-1)!).turn.range.from);
  };
  return (
    <svg className="strip" viewBox={`0 0 ${total} ${rows}`} preserveAspectRatio="none" aria-hidden role="presentation" onClick={goToTurn}>
      {lanes.map(({ name, colour, path }) => (
        <path key={name} d={path} className="strip-turns" data-speaker={colour} />
      ))}
    </svg>
  );
});

interface Stretch {
  readonly turn: Turn;
  readonly from: number;
  readonly to: number;
}

/** Where each turn lies on a line that is as long as the episode has words. */
function placeTurns(turns: readonly Turn[]): { readonly total: number; readonly stretches: readonly Stretch[] } {
  let total = 0;
  const stretches = turns.map((turn) => {
    const from = total;
    total += Math.max(1, turn.words);
    return { turn, from, to: total };
  });
  return { total, stretches };
}

/** One shape per speaker, however many turns they have. */
function drawLanes(speakers: readonly Speaker[], stretches: readonly Stretch[], total: number, rows: number) {
  const numbers = new Map(speakers.map(({ label, number }) => [label, number]));
  const pieces = new Map<string, { from: number; to: number }[]>();
  for (const { turn, from, to } of stretches) {
    const theirs = pieces.get(turn.label.text) ?? [];
    const last = theirs.at(-1);
    if (last && from - last.to < total * finest) last.to = to;
    else theirs.push({ from, to });
    pieces.set(turn.label.text, theirs);
  }
  return [...pieces].map(([name, theirs]) => {
    const number = numbers.get(name);
    const row = number === undefined ? 0 : (number - 1) % rows;
    const path = theirs.map(({ from, to }) => `M${from} ${row + 0.1}H${to}v0.8H${from}z`).join('');
    return { name, colour: number === undefined ? 'none' : speakerColour(number), path };
  });
}
