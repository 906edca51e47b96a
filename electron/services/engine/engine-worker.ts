import { parentPort, workerData } from 'node:worker_threads';
import { crossesAsText } from '../../../shared/ipc/contract.ts';
import { collectorWhenQuiet } from '../machine/collect-garbage.ts';
import { createEngine } from './engine.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';

const port = parentPort!;
/** Milliseconds after which nobody waits for the next answer. */
const quietAfter = 2000;
const worked = collectorWhenQuiet(quietAfter, () => engine.shrink());
const post = (message: FromEngine) => {
  port.postMessage(message);
  worked();
};
const { userData, command } = workerData as { userData: string; command: string };
const engine = createEngine({
  userData,
  command,
  emit: (event, payload) => post({ kind: 'event', event, payload } as FromEngine),
});

port.on('message', async ({ id, question: { channel, argument } }: ToEngine) => {
  if (channel === 'close') {
    await engine.close();
    post({ kind: 'answer', id, answer: { ok: true, value: null } });
    return;
  }
  const answer = await engine.handle(channel, argument);
  const isText = answer.ok && crossesAsText(channel);
  post({ kind: 'answer', id, answer: isText ? { ok: true, value: JSON.stringify(answer.value) } : answer });
});
