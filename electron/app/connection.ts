import type { BrowserWindow } from 'electron';
import type { EngineClient } from '../services/engine/engine-client.ts';
import type { Recordings } from '../services/recording/recordings.ts';
import type { StartSpeechProcess } from '../services/speech/messages.ts';
import type { Samples } from '../services/tour/start-tour.ts';
import type { Settings } from './settings.ts';

/** What a window's requests are answered with. */
export interface Connection {
  readonly window: BrowserWindow;
  readonly engine: EngineClient;
  readonly settings: Settings;
  readonly recordings: Recordings;
  readonly startSpeechProcess: StartSpeechProcess;
  readonly samples: Samples;
  /** Asked for on the command line. */
  readonly library: string | null;
  /** Told that the preferences or the libraries opened lately are others. */
  readonly onSettings: () => void;
}
