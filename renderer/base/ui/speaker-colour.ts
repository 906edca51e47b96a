const colours = 8;

/** The palette entry of a speaker's number, from 1; the ninth begins again, and is told apart by its number. */
export function speakerColour(number: number): string {
  return String(((number - 1) % colours) + 1);
}
