import { useEffect } from 'react';
import { tell, useApp } from '../app/store.ts';
import { useCommand } from '../app/commands.ts';
import { chooseRecording, listenForMediaKeys, setLoop, setRate, setZoom, skip, toggle, usePlayer } from './player.ts';

const zooms = [0, 5, 20, 50, 100, 200];
const rateStep = 0.1;

/** What the menu, the palette and the keys do to the recording, while the hands are on the text. */
export function PlayerCommands() {
  const zoom = usePlayer((state) => state.zoom);
  const isReady = usePlayer(({ recording, failure }) => recording.kind === 'ready' && failure === null);
  const { rate } = useApp((state) => state.preferences.player);
  const showPlayer = useApp((state) => state.showPlayer);
  const zoomBy = (by: 1 | -1) => setZoom(zooms[Math.min(zooms.length - 1, Math.max(0, zooms.indexOf(zoom) + by))]!);
  useEffect(listenForMediaKeys, []);
  useCommand('view.togglePlayer', () => useApp.setState({ showPlayer: !showPlayer }));
  useCommand('player.choose', () => void chooseRecording());
  useCommand('player.toggle', toggle);
  useCommand('player.back', () => skip(-1), isReady);
  useCommand('player.forward', () => skip(1), isReady);
  useCommand('player.slower', () => setRate(rate - rateStep), isReady);
  useCommand('player.faster', () => setRate(rate + rateStep), isReady);
  useCommand('player.usualSpeed', () => setRate(1), isReady);
  useCommand('player.zoomIn', () => zoomBy(1), isReady);
  useCommand('player.zoomOut', () => zoomBy(-1), isReady);
  useCommand(
    'player.loop',
    () => {
      if (usePlayer.getState().loop !== null) setLoop(null);
      else tell('Drag over the waveform to choose what is played again and again.');
    },
    isReady,
  );
  return null;
}
