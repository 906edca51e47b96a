import './speakers.css';
import { EditorView } from '@codemirror/view';
import { Ear } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Doubt } from '../../../shared/doubts/find-doubts.ts';
import { unassignedLabel, type Episode } from '../../../shared/episode/model/episode.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { isHeard } from '../../../shared/voice/join-doubts.ts';
import { episodeField } from '../editor/episode-field.ts';
import { doubtsByTurn, findingsField } from '../editor/problems-field.ts';
import { numbersOf } from '../editor/speaker-numbers.ts';
import { voicesNow } from '../editor/voices-field.ts';
import { goToTurn } from '../open/go-to.ts';
import { useOpenEpisodes, type OpenEpisode } from '../open/open-episodes-store.ts';
import { speakerColour } from '../../base/ui/speaker-colour.ts';
import {
  drawMarks,
  drawStrip,
  drawVoices,
  maxRows,
  turnAtWords,
  type StripRow,
  type StripShapes,
  type VoiceShapes,
} from './strip-shapes.ts';

/**
 * Who speaks when, to scale by words: a row and a colour for each speaker, thinner below whom it sounds like where voices
 * were compared, problems under both, and what is in sight. A click goes there; with the keyboard it is a slider over the turns.
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
  const sounds = voicesNow(state)?.sounds;
  const drawnVoices = useMemo(
    () => (sounds?.some((sound) => sound !== null) ? drawVoices(episode, drawn, numbers, sounds) : null),
    [episode, drawn, numbers, sounds],
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
  const describe = (turn: number) => describeTurn(episode, turn, sounds?.[turn] ?? null);
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

  const doubtHovered = hovered === null ? undefined : doubts.get(hovered.turn);
  return (
    <div className="strip">
      <div className="strip-side" aria-hidden>
        <ol
          className="strip-numbers"
          data-dense={drawn.rows.length > 4}
          style={{ height: heightOf(Math.min(maxRows, drawn.rows.length), rowHeights) }}
        >
          {drawn.rows.slice(0, maxRows).map(({ number }) => (
            <li key={number} data-speaker={number === 0 ? 'none' : speakerColour(number)}>
              {number === 0 ? '?' : number}
            </li>
          ))}
        </ol>
        {drawnVoices && <Ear className="strip-ear" size={12} />}
      </div>
      <div
        ref={track}
        className="strip-track"
        role="slider"
        tabIndex={0}
        aria-label="Place in the transcript"
        aria-valuemin={1}
        aria-valuemax={turns.length}
        aria-valuenow={current + 1}
        aria-valuetext={describe(current)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          // The focus goes into the text, where the work is.
          event.preventDefault();
          goToTurn(episode, turnUnder(event).turn);
        }}
        onPointerMove={(event) => setHovered(turnUnder(event))}
        onPointerLeave={() => setHovered(null)}
      >
        <StripDrawing rows={drawn.rows} length={drawn.length} voices={drawnVoices} {...marks} />
        <ViewWindow episode={episode} starts={drawn.starts} length={drawn.length} />
        {hovered && turns[hovered.turn] && (
          <div className="strip-tip" style={{ left: hovered.x }} data-side={hovered.side}>
            {describe(hovered.turn)}
            {doubtHovered !== undefined && !isHeard(doubtHovered) && `: ${doubtHovered.reason}`}
          </div>
        )}
      </div>
    </div>
  );
}

const StripDrawing = memo(function StripDrawing({
  rows,
  length,
  voices,
  errors,
  warnings,
  doubts,
}: Omit<StripShapes, 'starts' | 'rowOf'> & { readonly voices: VoiceShapes | null }) {
  const count = Math.min(maxRows, rows.length);
  return (
    <>
      <svg
        className="strip-rows"
        viewBox={`0 0 ${length} ${count}`}
        preserveAspectRatio="none"
        style={{ height: heightOf(count, rowHeights) }}
        aria-hidden
      >
        {rows.map((row) => (
          <StripPath key={row.number} row={row} />
        ))}
      </svg>
      {voices && (
        <svg
          className="strip-voices"
          viewBox={`0 0 ${length} ${count}`}
          preserveAspectRatio="none"
          style={{ height: heightOf(count, voiceRowHeights) }}
          aria-hidden
        >
          {voices.rows.map(({ number, path }) => (
            <path key={number} d={path} className="strip-turns" data-speaker={speakerColour(number)} />
          ))}
          <path className="strip-others" d={voices.others} />
        </svg>
      )}
      <svg className="strip-marks" viewBox={`0 0 ${length} 1`} preserveAspectRatio="none" aria-hidden>
        <path className="strip-doubts" d={doubts} />
        <path className="strip-warnings" d={warnings} />
        <path className="strip-errors" d={errors} />
      </svg>
    </>
  );
});

/** In pixels, where there are few rows, more, or many. */
type RowHeights = readonly [few: number, more: number, many: number];
const rowHeights: RowHeights = [9, 7, 6];
const voiceRowHeights: RowHeights = [4, 3, 2];

/** Of all rows together. */
function heightOf(rows: number, [few, more, many]: RowHeights): number {
  return rows * (rows <= 4 ? few : rows <= 8 ? more : many);
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

/** @param sound the label that the turn sounds like; null where the voice says nothing */
function describeTurn({ turns, speakers }: Episode, index: number, sound: string | null): string {
  const nameOf = (label: string) => speakers.find((speaker) => speaker.label === label)?.name ?? label;
  const label = turns[index]!.label.text;
  const place = `Turn ${index + 1} of ${turns.length}`;
  if (sound === null) return `${place}, ${nameOf(label)}`;
  if (label === unassignedLabel) return `${place}: sounds like ${nameOf(sound)}, unassigned`;
  return label === sound
    ? `${place}, ${nameOf(label)}, by voice too`
    : `${place}: sounds like ${nameOf(sound)}, labelled ${nameOf(label)}`;
}
