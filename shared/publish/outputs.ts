import { defaultConfig } from '../config/library-config.ts';
import type { OutputFormat } from '../config/publish-config.ts';
import type { Episode } from '../episode/model/episode.ts';
import { encodeEntities } from '../text/entities.ts';
import { readTranscript } from '../formats/read/read-transcript.ts';
import { printName, printPodcastJson, printSrt, printWebVtt } from '../formats/write/captions.ts';
import { widthOf } from '../formats/write/caption-units.ts';
import { cutCues, type Cue, type LineLength } from '../formats/write/cues.ts';
import { printHtml, printText } from '../formats/write/pages.ts';
import { findDifference, findPageDifference, findTextDifference } from '../formats/write/read-back.ts';
import { toScript, turnsOf, type ScriptPart, type ScriptTurn } from '../formats/write/script.ts';
import { findUnsaid } from '../formats/write/source-words.ts';
import { spanTurns, type TurnSpan } from '../formats/write/turn-spans.ts';
import { statedDuration } from '../lint/facts/times.ts';

/** A text to be written, or why this episode cannot be had in this form, in words. */
export type OutputText =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string };

export type ExtraFormat = Exclude<OutputFormat, 'md'>;

/** What each format besides the page is called in the feed's `podcast:transcript`. */
const mediaTypes: Readonly<Record<ExtraFormat, string>> = {
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  json: 'application/json',
  html: 'text/html',
  txt: 'text/plain',
};

export interface OutputOptions {
  /** Turn index to the second at which it begins, where the house style has none. */
  readonly times: ReadonlyMap<number, number>;
  readonly title: string;
  /** BCP 47, `en-GB`; null where nobody says. */
  readonly language: string | null;
  /** Of SRT, in characters; 42 where nobody says. */
  readonly lineLength?: LineLength | undefined;
}

/** An episode in another form than its page: given out only where it reads back to the same speakers, words and times, and all words of the source are among them. */
export function renderOutput(episode: Episode, format: ExtraFormat, options: OutputOptions): OutputText {
  const script = toScript(episode, options.times);
  if (!script.ok) return refuse(script.reason);
  const turns = turnsOf(script.parts);
  const unsaid = findUnsaid(script.parts.filter((part) => part.kind === 'turn'));
  if (unsaid !== null) return refuse(unsaid);
  switch (format) {
    case 'html':
      return renderHtml(script.parts, turns, options);
    case 'txt':
      return renderText(script.parts, turns);
    default:
      return renderCaptions(turns, format, statedDuration(episode, defaultConfig), options.lineLength);
  }
}

const refuse = (reason: string): OutputText => ({ kind: 'refused', reason });

function renderCaptions(
  turns: readonly ScriptTurn[],
  format: 'vtt' | 'srt' | 'json',
  duration: number | null,
  lineLength?: LineLength,
): OutputText {
  const timed = spanTurns(turns, duration);
  if (!timed.ok) return refuse(timed.reason);
  const { spans } = timed;
  switch (format) {
    case 'vtt':
      return firstThatReadsBack(spans, [{ cues: cutCues(spans), print: printWebVtt }]);
    case 'json':
      return firstThatReadsBack(spans, [{ cues: cutCues(spans), print: printPodcastJson }]);
    case 'srt':
      // Where names or words would be taken for something else, every caption says who speaks.
      return firstThatReadsBack(
        spans,
        (['changes', 'every', 'brackets'] as const).map((naming) => ({
          cues: cutCues(spans, {
            ...(lineLength ? { lineLength } : {}),
            lead: (speaker, changes) => widthOf(printName(speaker, naming, changes)),
          }),
          print: (all) => printSrt(all, naming),
        })),
      );
  }
}

interface Attempt {
  readonly cues: readonly Cue[];
  readonly print: (cues: readonly Cue[]) => string;
}

function firstThatReadsBack(spans: readonly TurnSpan[], attempts: readonly Attempt[]): OutputText {
  let reason = '';
  for (const { cues, print } of attempts) {
    const text = print(cues);
    const difference = findDifference(readTranscript(text), spans, cues);
    if (difference === null) return { kind: 'text', text };
    reason = difference;
  }
  return refuse(reason);
}

function renderHtml(
  parts: readonly ScriptPart[],
  turns: readonly ScriptTurn[],
  { title, language }: OutputOptions,
): OutputText {
  const text = printHtml(parts, { title, language });
  const difference = findPageDifference(readTranscript(text), turns);
  return difference === null ? { kind: 'text', text } : refuse(difference);
}

/** With times where every turn has one and they read back; else without. */
function renderText(parts: readonly ScriptPart[], turns: readonly ScriptTurn[]): OutputText {
  if (turns.every(({ start }) => start !== null)) {
    const timed = printText(parts, true);
    if (findTextDifference(timed, turns, true) === null) return { kind: 'text', text: timed };
  }
  const text = printText(parts, false);
  const difference = findTextDifference(text, turns, false);
  return difference === null ? { kind: 'text', text } : refuse(difference);
}

/**
 * The line of a podcast's feed that says where a transcript is (Podcasting 2.0, `podcast:transcript`).
 * @param url of the published file
 */
export function printTranscriptTag(url: string, format: ExtraFormat, language: string | null): string {
  const attribute = (name: string, value: string) => ` ${name}="${encodeEntities(value).replaceAll('"', '&quot;')}"`;
  const isCaptions = format === 'vtt' || format === 'srt';
  return `<podcast:transcript${attribute('url', url)}${attribute('type', mediaTypes[format])}${language === null ? '' : attribute('language', language)}${isCaptions ? ' rel="captions"' : ''} />`;
}
