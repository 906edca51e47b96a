/**
 * What the preload gives the window, and all that it gives: it passes messages on and knows nothing of their content.
 * The main process parses arguments, and the window events, with the schemas of `contract.ts`.
 */
export interface Bridge {
  /** Answers with a `Result`. */
  request(channel: string, argument: unknown): Promise<unknown>;
  /** Returns the function that stops listening. */
  listen(listener: (event: unknown, payload: unknown) => void): () => void;
  /** Where a `File` lies that the editor dropped onto the window; the main process is told of it. Empty for one that is on no disk. */
  dropped(file: unknown): string;
}
