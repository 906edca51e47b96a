/** What the voices in a recording told of the turns of a text, by their indexes. Rules are given it where voices were compared. */
export interface Heard {
  /** By turn the label that it sounds like, its own in most; null where the voice says nothing. */
  readonly sounds: readonly (string | null)[];
  /** The turns that sound like somebody else and are worth a look. */
  readonly worthALook: ReadonlyMap<number, { readonly likelier: string }>;
  /** Whose the unassigned turns are, as far as voices tell. */
  readonly suggestions: readonly { readonly turn: number; readonly label: string }[];
  /** Stretches in which two people seem to be swapped, each with their turns. */
  readonly swaps: readonly { readonly labels: readonly [string, string]; readonly turns: readonly number[] }[];
  /** Where in a turn a second voice seems to begin: the offset of its first word. */
  readonly splits: readonly {
    readonly turn: number;
    readonly offset: number;
    readonly before: string;
    readonly after: string;
  }[];
}

/** Whether the turns before and after one, as far as there are any, sound like `label` too. */
export function soundsAround(sounds: Heard['sounds'], turn: number, label: string): boolean {
  const around = [sounds[turn - 1], sounds[turn + 1]].filter((sound) => sound !== undefined);
  return around.length > 0 && around.every((sound) => sound === label);
}
