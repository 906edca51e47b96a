/** Words of a command, or why it cannot be run, in words. */
export type TranscriptionCommand =
  { readonly ok: true; readonly words: readonly string[] } | { readonly ok: false; readonly reason: string };

/** What stands in a command for what is only known when it is run. */
export interface TranscriptionPlaces {
  /** The recording. */
  readonly input: string;
  /** A file name without its ending, in `folder`: many programs add the ending themselves. */
  readonly output: string;
  /** An empty folder, where the command is run; whatever transcript is found in it afterwards is the result. */
  readonly folder: string;
}

const places = ['input', 'output', 'folder'] as const satisfies readonly (keyof TranscriptionPlaces)[];

/**
 * Reads the command of a speech-to-text program. There is no shell: words are set apart by spaces, quotes (`'` or `"`)
 * keep spaces together, and no other character means anything. `{input}` must stand in it.
 */
export function readCommand(text: string): TranscriptionCommand {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (const character of text.trim()) {
    if (quote !== null) {
      if (character === quote) quote = null;
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + character;
  }
  if (quote !== null) return { ok: false, reason: `A quotation mark (${quote}) is opened and never closed.` };
  if (word !== null) words.push(word);
  if (words.length === 0) return { ok: false, reason: 'There is no command yet.' };
  if (words[0]!.includes('{')) return { ok: false, reason: 'A command begins with the name of a program.' };
  if (!words.some((one) => one.includes('{input}')))
    return { ok: false, reason: 'The command does not say where the recording goes: put {input} there.' };
  const unknown = words
    .join(' ')
    .match(/\{(\w+)\}/g)
    ?.find((name) => !places.some((place) => name === `{${place}}`));
  return unknown === undefined
    ? { ok: true, words }
    : { ok: false, reason: `${unknown} means nothing here. There are {input}, {output} and {folder}.` };
}

/** The words as they are run: what is put in is never split, whatever stands in it. */
export function fillCommand(words: readonly string[], filled: TranscriptionPlaces): string[] {
  return words.map((word) =>
    word.replace(/\{(input|output|folder)\}/g, (_, place: keyof TranscriptionPlaces) => filled[place]),
  );
}

/**
 * How far a program says that it is, from one line of what it prints: a percentage, or the times of what it has just
 * heard (`[00:01:02.000 --> 00:01:05.000]`). Null where the line does not say.
 * @param seconds length of the recording; null where it is not known
 */
export function readProgress(line: string, seconds: number | null): number | null {
  const percent = /(?:^|[^\d.])(\d{1,3}(?:\.\d+)?) ?%/.exec(line);
  if (percent) return Math.min(1, Number(percent[1]) / 100);
  const heard = /-->\s*(?:(\d+):)?(\d{1,2}):(\d{2}(?:[.,]\d+)?)/.exec(line);
  if (!heard || seconds === null || seconds <= 0) return null;
  const at = Number(heard[1] ?? 0) * 3600 + Number(heard[2]) * 60 + Number(heard[3]!.replace(',', '.'));
  return Math.min(1, at / seconds);
}
