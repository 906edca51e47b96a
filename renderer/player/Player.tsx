import { clockTime } from '../../shared/text/clock.ts';
import './player.css';
import { useEffect } from 'react';
import { AudioLines, Pause, Play, Repeat, RotateCcw, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { statedDuration } from '../../shared/lint/facts/times.ts';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { isUnwritten } from '../../shared/import/fill-episode.ts';
import { runCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { useNavigation } from '../base/navigation-store.ts';
import { usePreferences } from '../base/preferences-store.ts';
import { maxRate, setRate, skip, minRate, toggle, usePlayer } from './player-store.ts';
import { PlayerCommands } from './PlayerCommands.tsx';
import { PlayingTurn } from './PlayingTurn.tsx';
import { PlayingWord } from './PlayingWord.tsx';
import { attachFound, chooseRecording, closeRecording, openRecording } from './recording.ts';
import { Waveform } from './Waveform.tsx';
import { RecordingMenu } from './RecordingMenu.tsx';

/** The recording of the open episode, at the bottom of the window. */
export function Player({
  path,
  episode,
  onImport,
}: {
  path: string;
  episode: Episode;
  onImport: (file: string) => void;
}) {
  const recording = usePlayer((state) => state.recording);
  const failure = usePlayer((state) => state.failure);
  const found = usePlayer((state) => state.found);
  const config = useLibrary((state) => state.library!.config);
  const asked = useNavigation((state) => state.showPlayer);
  useEffect(() => {
    const row = useLibrary.getState().rows.find((candidate) => candidate.path === path);
    void openRecording(path, {
      title: row?.title ?? path,
      date: row?.date ?? null,
      seconds: statedDuration(episode, config),
    });
    // What the episode says of itself is asked once, when it is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [path]);
  useEffect(() => closeRecording, []);

  const isShown = recording.kind !== 'none' || asked || found.length > 0 || isUnwritten(episode);
  return (
    <>
      <PlayerCommands episode={episode} onImport={onImport} />
      <PlayingTurn episode={episode} />
      <PlayingWord key={path} path={path} episode={episode} />
      {isShown && (
        <section className="player" aria-label="Recording">
          {recording.kind === 'ready' && failure === null ? (
            <Controls name={recording.name} file={recording.file} />
          ) : (
            <Choice />
          )}
        </section>
      )}
    </>
  );
}

function Controls({ name, file }: { name: string; file: string }) {
  const playing = usePlayer((state) => state.playing);
  const loop = usePlayer((state) => state.loop);
  const zoom = usePlayer((state) => state.zoom);
  const drawing = usePlayer((state) => state.drawing);
  const { rate, skip: seconds } = usePreferences((state) => state.preferences.player);
  return (
    <>
      <div className="player-buttons">
        <button className="button quiet icon" aria-label={`Back ${seconds} seconds`} onClick={() => skip(-1)}>
          <RotateCcw size={16} aria-hidden />
        </button>
        <button className="button primary icon player-play" aria-label={playing ? 'Pause' : 'Play'} onClick={toggle}>
          {playing ? <Pause size={17} aria-hidden /> : <Play size={17} aria-hidden />}
        </button>
        <button className="button quiet icon" aria-label={`Forward ${seconds} seconds`} onClick={() => skip(1)}>
          <RotateCw size={16} aria-hidden />
        </button>
      </div>
      <Clock />
      <div className="player-wave">
        <Waveform />
        {drawing !== null && (
          <p className="player-drawing" role="status">
            Drawing the waveform, {Math.floor(drawing * 100)} %
          </p>
        )}
      </div>
      <div className="player-buttons">
        <label className="player-rate">
          <span className="visually-hidden">Speed</span>
          <input
            type="range"
            min={minRate}
            max={maxRate}
            step={0.05}
            value={rate}
            onChange={(event) => setRate(Number(event.target.value))}
          />
          <span className="number">{rate.toFixed(2).replace(/0$/, '')}×</span>
        </label>
        <button
          className="button quiet icon"
          aria-label="Loop"
          aria-pressed={loop !== null}
          data-on={loop !== null}
          onClick={() => runCommand('player.loop')}
        >
          <Repeat size={15} aria-hidden />
        </button>
        <button className="button quiet icon" aria-label="Zoom in" onClick={() => runCommand('player.zoomIn')}>
          <ZoomIn size={15} aria-hidden />
        </button>
        <button
          className="button quiet icon"
          aria-label="Zoom out"
          disabled={zoom === 0}
          onClick={() => runCommand('player.zoomOut')}
        >
          <ZoomOut size={15} aria-hidden />
        </button>
        <RecordingMenu name={name} file={file} />
      </div>
    </>
  );
}

function Clock() {
  const time = usePlayer((state) => Math.floor(state.time));
  const duration = usePlayer((state) => state.duration);
  return (
    <p className="player-clock">
      <span className="number">{clockTime(time)}</span>
      <span className="number quiet-text">{duration === null ? '–:––' : clockTime(duration)}</span>
    </p>
  );
}

/** What is wrong with the recording, or where one may be. */
function Choice() {
  const recording = usePlayer((state) => state.recording);
  const failure = usePlayer((state) => state.failure);
  const found = usePlayer((state) => state.found);
  const trouble =
    recording.kind === 'missing'
      ? { message: `“${recording.name}”: ${recording.message}`, next: recording.next }
      : failure;
  return (
    <div className="player-choice" role={trouble ? 'alert' : undefined}>
      <AudioLines size={16} aria-hidden />
      <p>
        {trouble ? (
          <>
            {trouble.message} <span className="quiet-text">{trouble.next}</span>
          </>
        ) : (
          <span className="quiet-text">
            {found.length === 0 ? 'No recording is chosen.' : 'This may be the recording:'}
          </span>
        )}
      </p>
      {found.map(({ file, name, reason }) => (
        <button key={file} className="button small" title={file} onClick={() => void attachFound(file)}>
          <span className="truncate">{name}</span> <span className="quiet-text">{reason}</span>
        </button>
      ))}
      <button className="button small" onClick={() => void chooseRecording()}>
        {trouble ? 'Locate the recording…' : 'Choose a recording…'}
      </button>
    </div>
  );
}
