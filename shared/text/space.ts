/** The text with one space for each run of white space (no-break spaces too), and none at its ends. */
export function foldSpace(text: string): string {
  return text.replace(/[ \t\n\v\f\r\u00A0]+/g, ' ').replace(/^ | $/g, '');
}
