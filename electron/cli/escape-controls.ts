import type { Output } from './command.ts';

/**
 * Text as a terminal may be given it: what a file holds must not move the cursor, change the title or the clipboard, or
 * hide lines. Control characters become `\u001b`, which JSON reads as what it was; line ends and tabs stay.
 */
export function escapeControls(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, (character, at: number) => (character === '\r' && text[at + 1] === '\n' ? character : `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`));
}

/** The output, with control characters escaped. */
export function escaping(output: Output): Output {
  return { write: (text) => output.write(escapeControls(text)) };
}
