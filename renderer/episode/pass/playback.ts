/** What the attribution pass needs of a recording. The player gives it with `connectPlayback`. */
export interface Playback {
  /**
   * Where in the text that is which was heard so many seconds ago: the offset of the word, as well as it is known. Null
   * where nothing plays, or nobody knows.
   */
  offsetHeard(secondsAgo: number): number | null;
  /** Goes on from what is said at an offset in the text. */
  playFrom(offset: number): void;
}

/** How long it takes to hear another voice and press its digit. */
const reactionSeconds = 0.7;

let connected: Playback | null = null;

/** @returns the function that takes it back */
export function connectPlayback(playback: Playback): () => void {
  connected = playback;
  return () => {
    if (connected === playback) connected = null;
  };
}

/** Where the voice was heard to which a key that is pressed now answers; null where nothing plays. */
export function heardAt(): number | null {
  return connected?.offsetHeard(reactionSeconds) ?? null;
}

/** Hears again what is said at an offset; nothing happens where nothing plays. */
export function hearAgain(offset: number): void {
  if (connected !== null && connected.offsetHeard(0) !== null) connected.playFrom(offset);
}
