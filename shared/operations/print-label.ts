import type { Episode } from '../episode/model/episode.ts';
import { turnFormOf } from './turn-form.ts';

/**
 * A label with its delimiters and what separates it from the words, as this episode writes them. Without a time:
 * nobody knows a new label's time, and a made-up one would look like a fact.
 */
export function printLabel(episode: Episode, label: string): string {
  const { before, after } = turnFormOf(episode);
  return before + label + after;
}
