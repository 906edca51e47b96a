import type { Output } from './command.ts';

/**
 * Text as a terminal may be given it: what a file holds must not move the cursor, change the title or the clipboard, or
 * hide lines. Control characters become `\u001b`, which JSON reads as what it was; line ends and tabs stay.
 */
export function escapeControls(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, (character, at: number) =>
    character === '\r' && text[at + 1] === '\n' ? character : escape(character),
  );
}

function escape(character: string): string {
  return `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`;
}

/** By these a text is shown in another order than it has, or as more lines than it is (Unicode, bidi embeddings, overrides and isolates). */
const disguises = /[\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu;

/** The output, with control characters and what changes the order of letters escaped. */
export function escapedOutput(output: Output): Output {
  return { write: (text) => output.write(escapeControls(text).replace(disguises, escape)) };
}

/** A name or a passage of a file as a part of one line: with a line end of its own it could pass for a message of ours. */
export function oneLine(text: string): string {
  return text.replace(/[\n\r\t\u2028\u2029]/g, escape);
}

/** A line of a message; what is put into it stays in that line. */
export function printLine(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return `${String.raw({ raw: parts }, ...values.map((value) => oneLine(String(value))))}\n`;
}
