import { fork } from 'node:child_process';
import { workerScript } from '../machine/run-in-thread.ts';
import type { FromSpeech, StartSpeechProcess } from './messages.ts';

/** Recognises speech in a process of Node’s. What the library prints of a damaged model is for its authors. */
export const startNodeProcess: StartSpeechProcess = (onMessage, onEnd) => {
  const child = fork(workerScript('speech/speech-process'), { serialization: 'advanced', stdio: 'ignore' });
  child.on('message', (message) => onMessage(message as FromSpeech));
  child.once('close', onEnd);
  // It could not be started, or was ended while a message was on its way: it ends all the same.
  child.on('error', () => child.kill('SIGKILL'));
  return { start: (job) => void child.send(job), kill: () => void child.kill('SIGKILL') };
};
