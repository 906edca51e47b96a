import type { BrowserWindow } from 'electron';
import type { EngineClient } from '../services/engine/engine-client.ts';
import type { Recordings } from '../services/recording/recordings.ts';
import type { StartSpeechProcess } from '../services/speech/messages.ts';
import type { Settings } from './settings.ts';

/** What a window's requests are answered with. */
export interface Connection {
  readonly window: BrowserWindow;
  readonly engine: EngineClient;
  readonly settings: Settings;
  readonly recordings: Recordings;
  readonly startSpeechProcess: StartSpeechProcess;
  /** The folder of the sample library that comes with the app. */
  readonly sample: string;
  /** Asked for on the command line. */
  readonly library: string | null;
  /** Told that the preferences or the libraries opened lately are others. */
  readonly onSettings: () => void;
}
