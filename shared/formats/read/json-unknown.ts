import { largest } from '../../lists.ts';
import type { RawSegment, RawTranscript } from './json-dialect.ts';
import { segmentsOfWords } from './spoken-words.ts';
import { isObject, listOf, objectOf, textOf, type JsonObject } from './json-values.ts';

const textKeys = [
  'text',
  'transcript',
  'sentence',
  'raw_text',
  'rawText',
  'content',
  'body',
  'utterance',
  'line',
  'display',
  'value',
  'caption',
  'txt',
  'punctuated_word',
  'word',
];
const startKeys = [
  'start',
  'start_time',
  'startTime',
  'start_ms',
  'startMs',
  'startTimeMs',
  'starttime',
  'start_seconds',
  'startSeconds',
  'begin',
  'begin_time',
  'beginTime',
  'bgn',
  'from',
  'offset',
  'ts',
  'timestamp',
  'time',
  'startTimecode',
  'start_timestamp',
];
const endKeys = [
  'end',
  'end_time',
  'endTime',
  'end_ms',
  'endMs',
  'endTimeMs',
  'endtime',
  'end_seconds',
  'endSeconds',
  'to',
  'stop',
  'end_ts',
  'endTimecode',
  'end_timestamp',
];
const speakerKeys = [
  'speaker',
  'speaker_name',
  'speakerName',
  'speaker_label',
  'speakerLabel',
  'speaker_id',
  'speakerId',
  'name',
  'participant',
  'author',
  'who',
  'voice',
  'channel',
];

/** So deep and among so many values are segments looked for. */
const maxDepth = 8;
const maxLists = 2000;

/**
 * Segments of a program that is not known: the longest list of objects that have words and a time by the names that
 * programs give them. Null where there is none.
 */
export function findUnknown(value: unknown): RawTranscript | null {
  let best: { readonly items: JsonObject[]; readonly text: string; readonly start: string } | null = null;
  let open: unknown[] = [value];
  let lists = 0;
  for (let depth = 0; depth < maxDepth && open.length > 0 && lists < maxLists; depth++) {
    const next: unknown[] = [];
    for (const one of open) {
      const items = listOf(one);
      if (items === null) {
        if (isObject(one)) for (const inner of Object.values(one)) if (typeof inner === 'object') next.push(inner);
        continue;
      }
      lists++;
      const text = textKeys.find((key) => items.some((item) => typeof item[key] === 'string'));
      const start = startKeys.find((key) => items.some((item) => isTime(item[key])));
      if (text !== undefined && start !== undefined && items.length > (best?.items.length ?? 0))
        best = { items, text, start };
      // Words of a segment are no segments.
      if (text === undefined && lists < maxLists) for (const item of items) next.push(item);
    }
    if (best !== null) break;
    open = next;
  }
  if (best === null) return null;
  const { items, text, start } = best;
  const end = endKeys.find((key) => items.some((item) => isTime(item[key])));
  const speaker = speakerKeys.find((key) => items.some((item) => nameOf(item[key]) !== null));
  const times = items.flatMap((item) => (typeof item[start] === 'number' ? [item[start]] : []));
  const unit = /ms$/i.test(start) || areMilliseconds(times) ? 1000 : 1;
  const speakerOf = (item: JsonObject) => (speaker === undefined ? null : nameOf(item[speaker]));
  // A word a time: the file has no segments of its own.
  if (items.length > 1 && items.filter((item) => !/\S\s+\S/.test(textOf(item[text]))).length * 10 >= items.length * 9) {
    const divide = (time: unknown) => (typeof time === 'number' ? time / unit : time);
    return {
      format: 'other-json',
      segments: segmentsOfWords(
        items.map((item) => ({
          text: textOf(item[text]),
          start: divide(item[start]),
          end: end === undefined ? null : divide(item[end]),
          speaker: speakerOf(item),
        })),
      ),
      unit: 1,
    };
  }
  const segments = items.map((item): RawSegment => ({
    start: item[start],
    end: end === undefined ? null : item[end],
    text: item[text],
    speaker: speakerOf(item),
  }));
  return { format: 'other-json', segments: segments.filter((segment) => textOf(segment.text).trim() !== ''), unit };
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d{1,9}(?:[.:,]\d{1,9}){0,3}s?$/.test(value));
}

function nameOf(value: unknown): string | number | null {
  if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) return value;
  const name = objectOf(value)['name'] ?? objectOf(value)['label'] ?? objectOf(value)['displayName'];
  return typeof name === 'string' && name.trim() !== '' ? name : null;
}

/** Whole numbers that would make the segments of a talk minutes long. */
function areMilliseconds(times: readonly number[]): boolean {
  return (
    times.length > 0 &&
    times.every(Number.isInteger) &&
    Math.max(largest(times.slice(0, 5000)), times.at(-1)!) / times.length > 100
  );
}
