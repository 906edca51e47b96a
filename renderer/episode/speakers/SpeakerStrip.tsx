import './speakers.css';
import { EditorView } from '@codemirror/view';
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Doubt } from '../../../shared/doubts/find-doubts.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { episodeField } from '../editor/episode-field.ts';
import { doubtsByTurn, findingsField } from '../editor/problems-field.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { goToTurn } from '../open/go-to.ts';
import { useOpenEpisodes, type OpenEpisode } from '../open/open-episodes-store.ts';
import { speakerColour } from '../../base/ui/speaker-colour.ts';
import { drawMarks, drawStrip, maxRows, turnAtWords, type StripRow, type StripShapes } from './strip-shapes.ts';

/**
 * Who speaks when, to scale by words: a row and a colour for each speaker, problems below, and what is in sight. A
 * click goes there; with the keyboard it is a slider over the turns.
 */
export function SpeakerStrip({ openEpisode: { state } }: { openEpisode: OpenEpisode }) {
  const episode = state.field(episodeField);
  const numbers = numbersOf(state);
  const findings = state.field(findingsField);
  const drawn = useMemo(() => drawStrip(episode, numbers), [episode, numbers]);
  const doubts = useMemo(
    () => (findings.doubts === null ? new Map<number, Doubt>() : doubtsByTurn(state)),
    [findings, state],
  );
  const marks = useMemo(
    () => drawMarks(episode, drawn.starts, drawn.length, findings.open, doubts.keys()),
    [episode, drawn, findings, doubts],
  );
  const [hovered, setHovered] = useState<{
    readonly turn: number;
    readonly x: number;
    readonly side: 'left' | 'right';
  } | null>(null);
  const track = useRef<HTMLDivElement>(null);
  const { turns } = episode;
  if (turns.length === 0) return null;
  const current = nearestTurn(episode, state.selection.main.head)!.index;

  const turnUnder = (event: PointerEvent) => {
    const { left, width } = track.current!.getBoundingClientRect();
    const x = Math.max(0, Math.min(width, event.clientX - left));
    return {
      turn: turnAtWords(drawn.starts, (x / width) * drawn.length),
      x,
      side: x > width / 2 ? 'left' : 'right',
    } as const;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 10,
      PageUp: current - 10,
      Home: 0,
      End: turns.length - 1,
    };
    const to = steps[event.key];
    if (event.key === 'Enter') useOpenEpisodes.getState().view?.focus();
    if (to === undefined) return;
    event.preventDefault();
    const turn = turns[Math.max(0, Math.min(turns.length - 1, to))]!;
    useOpenEpisodes.getState().view?.dispatch({
      selection: { anchor: turn.paragraphs[0]?.from ?? turn.range.from },
      effects: EditorView.scrollIntoView(turn.range.from, { y: 'center' }),
    });
  };

  return (
    <div className="strip">
      <ol className="strip-numbers" data-dense={drawn.rows.length > 4} aria-hidden>
        {drawn.rows.slice(0, maxRows).map(({ number }) => (
          <li key={number} data-speaker={number === 0 ? 'none' : speakerColour(number)}>
            {number === 0 ? '?' : number}
          </li>
        ))}
      </ol>
      <div
        ref={track}
        className="strip-track"
        role="slider"
        tabIndex={0}
        aria-label="Place in the transcript"
        aria-valuemin={1}
        aria-valuemax={turns.length}
        aria-valuenow={current + 1}
        aria-valuetext={describeTurn(episode, current)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          // The focus goes into the text, where the work is.
          event.preventDefault();
          goToTurn(episode, turnUnder(event).turn);
        }}
        onPointerMove={(event) => setHovered(turnUnder(event))}
        onPointerLeave={() => setHovered(null)}
      >
        <StripDrawing rows={drawn.rows} length={drawn.length} {...marks} />
        <ViewWindow episode={episode} starts={drawn.starts} length={drawn.length} />
        {hovered && turns[hovered.turn] && (
          <div className="strip-tip" style={{ left: hovered.x }} data-side={hovered.side}>
            {describeTurn(episode, hovered.turn)}
            {doubts.has(hovered.turn) && `: ${doubts.get(hovered.turn)!.reason}`}
          </div>
        )}
      </div>
    </div>
  );
}

const StripDrawing = memo(function StripDrawing({
  rows,
  length,
  errors,
  warnings,
  doubts,
}: Omit<StripShapes, 'starts'>) {
  const count = Math.min(maxRows, rows.length);
  return (
    <>
      <svg
        className="strip-rows"
        viewBox={`0 0 ${length} ${count}`}
        preserveAspectRatio="none"
        style={{ height: count * rowHeight(count) }}
        aria-hidden
      >
        {rows.map((row) => (
          <StripPath key={row.number} row={row} />
        ))}
      </svg>
      <svg className="strip-marks" viewBox={`0 0 ${length} 1`} preserveAspectRatio="none" aria-hidden>
        <path className="strip-doubts" d={doubts} />
        <path className="strip-warnings" d={warnings} />
        <path className="strip-errors" d={errors} />
      </svg>
    </>
  );
});

/** In pixels. */
function rowHeight(rows: number): number {
  if (rows <= 4) return 9;
  return rows <= 8 ? 7 : 6;
}

function StripPath({ row: { number, isStray, path } }: { row: StripRow }) {
  return (
    <path
      d={path}
      className="strip-turns"
      data-stray={isStray}
      data-speaker={number === 0 ? 'none' : speakerColour(number)}
    />
  );
}

/** The part of the transcript that is in sight, following the scroll bar without React. */
function ViewWindow({ episode, starts, length }: { episode: Episode; starts: Float64Array; length: number }) {
  const view = useOpenEpisodes((state) => state.view);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!view) return;
    let asked = 0;
    const place = () => {
      asked = 0;
      const { top, bottom, left, width } = view.scrollDOM.getBoundingClientRect();
      const at = (y: number) => wordsAt(episode, starts, view.posAtCoords({ x: left + width / 2, y }, false)) / length;
      const from = at(top + 4);
      const to = at(bottom - 4);
      if (frame.current)
        Object.assign(frame.current.style, { left: `${from * 100}%`, width: `${Math.max(0, to - from) * 100}%` });
    };
    const follow = () => (asked ||= requestAnimationFrame(place));
    follow();
    view.scrollDOM.addEventListener('scroll', follow, { passive: true });
    const resizes = new ResizeObserver(follow);
    resizes.observe(view.scrollDOM);
    return () => {
      cancelAnimationFrame(asked);
      view.scrollDOM.removeEventListener('scroll', follow);
      resizes.disconnect();
    };
  }, [view, episode, starts, length]);
  return <div ref={frame} className="strip-window" aria-hidden />;
}

/** How many words stand above an offset, within its turn by characters. */
function wordsAt(episode: Episode, starts: Float64Array, offset: number): number {
  const turn = nearestTurn(episode, offset);
  if (!turn || offset <= turn.range.from) return turn ? starts[turn.index]! : 0;
  return (
    starts[turn.index]! +
    Math.max(1, turn.words) * Math.min(1, (offset - turn.range.from) / (turn.range.to - turn.range.from))
  );
}

function describeTurn({ turns, speakers }: Episode, index: number): string {
  const { label } = turns[index]!;
  return `Turn ${index + 1} of ${turns.length}, ${speakers.find((speaker) => speaker.label === label.text)?.name ?? label.text}`;
}
