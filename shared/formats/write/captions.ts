import { encodeEntities } from '../../text/entities.ts';
import type { Cue } from './cues.ts';

/** WebVTT with a voice tag in every caption, so that a player which begins anywhere knows who speaks. */
export function printWebVtt(cues: readonly Cue[]): string {
  const printed = cues.map(
    ({ start, end, speaker, lines }) =>
      `${printTime(start, '.')} --> ${printTime(end, '.')}\n<v ${printVoice(speaker)}>${lines.map(encodeEntities).join('\n')}</v>\n`,
  );
  return ['WEBVTT\n', ...printed].join('\n');
}

/**
 * A name in a voice tag. ffmpeg takes a reference there for the end of the tag and reads on with words, so an ampersand
 * stands as it is wherever nothing could read it as one (HTML, “Named character reference state”).
 */
function printVoice(speaker: string): string {
  return encodeEntities(speaker).replace(/&amp;(?![#a-z]|[A-Z]{2})/g, '&');
}

/** Which captions name their speaker: those with which another begins, as Podcasting 2.0 asks, or each; a name in brackets can be any. */
export type Naming = 'changes' | 'every' | 'brackets';

/** SubRip: numbered captions, which have no place for a speaker but their own words. */
export function printSrt(cues: readonly Cue[], naming: Naming): string {
  return cues
    .map((cue, index) => {
      const [first = '', ...rest] = cue.lines;
      const lines = [(printName(cue.speaker, naming, cue.changesSpeaker) + first).trimEnd(), ...rest];
      return `${index + 1}\n${printTime(cue.start, ',')} --> ${printTime(cue.end, ',')}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

/** What stands in front of a caption's words, with the space behind it. */
export function printName(speaker: string, naming: Naming, changesSpeaker: boolean): string {
  if (naming === 'brackets') return `[${speaker}]: `;
  return naming === 'every' || changesSpeaker ? `${speaker}: ` : '';
}

/** Podcasting 2.0 JSON, a segment a line so that versions can be compared. */
export function printPodcastJson(cues: readonly Cue[]): string {
  const segments = cues.map(({ start, end, speaker, text }) =>
    JSON.stringify({ speaker, startTime: start / 1000, endTime: end / 1000, body: text }),
  );
  return `{\n"version": "1.0.0",\n"segments": [\n${segments.join(',\n')}\n]\n}\n`;
}

/** Milliseconds as `00:01:02.345`. */
function printTime(milliseconds: number, point: string): string {
  const part = (unit: number, size: number, digits: number) =>
    String(Math.floor(milliseconds / unit) % size).padStart(digits, '0');
  return `${part(3_600_000, Infinity, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}${point}${part(1, 1000, 3)}`;
}
