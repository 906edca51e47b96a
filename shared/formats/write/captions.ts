import { encodeEntities } from '../read/entities.ts';
import type { Cue } from './cues.ts';

/** WebVTT with a voice tag in every caption, so that a player which begins anywhere knows who speaks. */
export function printWebVtt(cues: readonly Cue[]): string {
  const printed = cues.map(({ start, end, speaker, lines }) => `${printTime(start, '.')} --> ${printTime(end, '.')}\n<v ${encodeEntities(speaker)}>${lines.map(encodeEntities).join('\n')}</v>\n`);
  return ['WEBVTT\n', ...printed].join('\n');
}

/** Which captions name their speaker: those with which another begins, as Podcasting 2.0 asks, or each; a name in brackets can be any. */
export type Naming = 'changes' | 'every' | 'brackets';

/** SubRip: numbered captions, which have no place for a speaker but their own words. */
export function printSrt(cues: readonly Cue[], naming: Naming): string {
  const nameOf = ({ speaker, changesSpeaker }: Cue) => (naming === 'brackets' ? `[${speaker}]: ` : naming === 'every' || changesSpeaker ? `${speaker}: ` : '');
  return cues.map((cue, index) => `${index + 1}\n${printTime(cue.start, ',')} --> ${printTime(cue.end, ',')}\n${nameOf(cue)}${cue.lines.join('\n')}\n`).join('\n');
}

/** Podcasting 2.0 JSON, a segment a line so that versions can be compared. */
export function printPodcastJson(cues: readonly Cue[]): string {
  const segments = cues.map(({ start, end, speaker, lines }) => JSON.stringify({ speaker, startTime: start / 1000, endTime: end / 1000, body: lines.join(' ') }));
  return `{\n"version": "1.0.0",\n"segments": [\n${segments.join(',\n')}\n]\n}\n`;
}

/** Milliseconds as `00:01:02.345`. */
function printTime(milliseconds: number, point: string): string {
  const part = (unit: number, size: number, digits: number) => String(Math.floor(milliseconds / unit) % size).padStart(digits, '0');
  return `${part(3_600_000, Infinity, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}${point}${part(1, 1000, 3)}`;
}
