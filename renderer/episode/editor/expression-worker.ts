import type { ExpressionTrial } from './expression-trial.ts';

/** Goes through a text as the editor’s search does, in a thread that can be ended: line by line, or at once where line ends count. */
self.addEventListener('message', ({ data: { source, flags, text, acrossLines } }: MessageEvent<ExpressionTrial>) => {
  const expression = new RegExp(source, flags);
  for (const part of acrossLines ? [text] : text.split('\n')) for (const _ of part.matchAll(expression));
  self.postMessage(null);
});
