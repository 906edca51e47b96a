import type { OutputFormat } from '../config/publish-config.ts';
import type { Episode } from '../episode/model.ts';

/** A text to be written, or why this episode cannot be had in this form, in words. */
export type OutputText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string };

export type ExtraFormat = Exclude<OutputFormat, 'md'>;

/** What each format besides the page is called in the feed's `podcast:transcript`. */
export const mediaTypes: Readonly<Record<ExtraFormat, string>> = {
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  json: 'application/json',
  html: 'text/html',
  txt: 'text/plain',
};

/**
 * An episode in another form than its page, proven by reading it back.
 * @param times turn index to the second at which it begins, where the house style has none
 */
export function renderOutput(_episode: Episode, format: ExtraFormat, _options: { readonly times: ReadonlyMap<number, number>; readonly title: string; readonly language: string | null }): OutputText {
  return { kind: 'refused', reason: `“${format}” is not written yet.` };
}
