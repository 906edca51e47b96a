export interface Arguments {
  /** What was given besides Chromium's and Electron's own switches. */
  readonly words: readonly string[];
  /** Everything behind a word, switches too. */
  behind(word: string): string[];
}

/** Reads a command line; unpackaged, Electron's first word is the app's folder. */
export function readArguments(argv: readonly string[], isPackaged: boolean): Arguments {
  const given = argv.slice(1);
  const words = given.filter((argument) => !argument.startsWith('-'));
  return {
    words: isPackaged ? words : words.slice(1),
    behind: (word) => given.slice(given.indexOf(word) + 1),
  };
}
