import { join } from 'node:path';
import { app, utilityProcess, type UtilityProcess } from 'electron';
import type { FromSpeech, StartSpeechProcess } from '../services/speech/messages.ts';

/**
 * Recognises speech in a process of Chromium’s: a packaged app starts no process of Node’s.
 * @param folder where the bundle lies
 */
export function speechProcessStarter(folder: string): StartSpeechProcess {
  return (onMessage, onEnd) => {
    let child: UtilityProcess | null = null;
    let isKilled = false;
    const end = () => {
      child = null;
      onEnd();
    };
    return {
      start(job) {
        void app.whenReady().then(() => {
          if (isKilled) return;
          child = utilityProcess.fork(join(folder, 'speech-process.cjs'), [], {
            serviceName: 'Rostrum speech recognition',
            stdio: 'ignore',
          });
          child.on('message', (message: FromSpeech) => onMessage(message));
          child.once('exit', end);
          child.postMessage(job);
        });
      },
      kill() {
        isKilled = true;
        child?.kill();
      },
    };
  };
}
