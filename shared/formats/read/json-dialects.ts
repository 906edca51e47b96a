import type { Dialect, RawSegment, RawTranscript, RawWord } from './json-dialect.ts';
import { services } from './json-services.ts';
import { findUnknown } from './json-unknown.ts';
import { isObject, listOf, objectOf, type JsonObject } from './json-values.ts';

/** Which program wrote a JSON value, and its segments in one spelling; null where none that is known. */
export function findDialect(value: unknown): RawTranscript | null {
  for (const candidate of unwrap(value)) {
    for (const read of [...services, ...dialects]) {
      const found = read(candidate);
      if (found !== null && found.segments.length > 0) return found;
    }
  }
  return findUnknown(value);
}

/** A value, and what stands inside the envelopes in which services send it. */
function unwrap(value: unknown): unknown[] {
  const inside = (one: unknown) =>
    isObject(one)
      ? ['result', 'response', 'data', 'transcript', 'transcription', 'output'].flatMap((key) =>
          typeof one[key] === 'object' && one[key] !== null ? [one[key]] : [],
        )
      : [];
  const first = inside(value);
  return [value, ...first, ...first.flatMap(inside)];
}

/** whisper.cpp `--output-json`: `transcription` with `offsets` in milliseconds and, with `-tdrz`, where turns end. */
const whisperCpp: Dialect = (value) => {
  if (!isObject(value)) return null;
  const items = listOf(value['transcription']);
  let turnEnded = false;
  const segments = items?.map((item): RawSegment => {
    const offsets = objectOf(item['offsets']);
    const timestamps = objectOf(item['timestamps']);
    const opensTurn = turnEnded;
    turnEnded = item['speaker_turn_next'] === true;
    const { text, speaker } = withoutSpeakerMark(item['text']);
    return {
      start: seconds(offsets['from']) ?? timestamps['from'],
      end: seconds(offsets['to']) ?? timestamps['to'],
      text,
      speaker: item['speaker'] ?? speaker,
      opensTurn,
    };
  });
  return segments ? { format: 'whisper-cpp-json', segments, unit: 1 } : null;
};

/** `(speaker 0) Words`, as whisper.cpp `--diarize` has it, and `[SPEAKER_TURN]` at the end. */
function withoutSpeakerMark(text: unknown): { readonly text: unknown; readonly speaker: string | null } {
  if (typeof text !== 'string') return { text, speaker: null };
  const match = /^\s*\(speaker ([\d?])\)\s*/.exec(text);
  return {
    text: text.slice(match?.[0].length ?? 0).replace(/\s*\[SPEAKER_TURN\]\s*$/, ''),
    speaker: match?.[1] ?? null,
  };
}

/** Podcasting 2.0: `segments` with `speaker`, `startTime`, `endTime` and `body`. */
const podcast: Dialect = (value) => {
  const items = isObject(value) ? listOf(value['segments']) : null;
  if (!items?.some((item) => 'body' in item || 'startTime' in item)) return null;
  return {
    format: 'podcast-json',
    segments: items.map((item) => ({
      start: item['startTime'],
      end: item['endTime'],
      text: item['body'],
      speaker: item['speaker'],
    })),
    unit: 1,
  };
};

/** OpenAI's `verbose_json`, its program's JSON and WhisperX: `segments` with `start`, `end`, `text`, perhaps `words` and `speaker`. */
const openAi: Dialect = (value) => {
  const items = isObject(value) ? listOf(value['segments']) : null;
  if (!items?.some((item) => 'text' in item && 'start' in item)) return null;
  const loose = isObject(value) ? (listOf(value['words'])?.map(wordOf) ?? []) : [];
  const isFaster = isObject(value) && isObject(value['info']);
  const segments = items.map(plainSegment);
  return {
    format: isFaster ? 'faster-whisper-json' : 'openai-json',
    segments: loose.length > 0 ? shareOut(segments, loose) : segments,
    unit: 1,
  };
};

/** The API gives the words of the whole file in one list; each belongs to the segment in which it begins. */
function shareOut(segments: readonly RawSegment[], words: readonly RawWord[]): RawSegment[] {
  let next = 0;
  return segments.map((segment) => {
    const wanted = typeof segment.text === 'string' ? segment.text.replace(/[^\p{L}\p{N}]+/gu, '').length : 0;
    const own: RawWord[] = [];
    for (let have = 0; next < words.length && have < wanted; next++) {
      const word = words[next]!;
      have += String(word.text).replace(/[^\p{L}\p{N}]+/gu, '').length;
      own.push(word);
    }
    // Its words come without punctuation, so they lend their times to the segment's own.
    return { ...segment, words: own.length > 0 ? punctuate(segment.text, own) : null };
  });
}

/** The words of `text` with the times of as many words without punctuation, a dash alone without; null where they are not as many. */
function punctuate(text: unknown, timed: readonly RawWord[]): RawWord[] | null {
  const tokens = typeof text === 'string' ? text.split(/\s+/).filter((token) => token !== '') : [];
  const isWord = (token: string) => /[\p{L}\p{N}]/u.test(token);
  if (tokens.filter(isWord).length !== timed.length) return null;
  let next = 0;
  return tokens.map((token) =>
    isWord(token) ? { ...timed[next++]!, text: token } : { text: token, start: null, end: null },
  );
}

/** faster-whisper: its segments as a list of objects, or of tuples that begin with id, seek, start, end and text. */
const fasterWhisper: Dialect = (value) => {
  if (!Array.isArray(value)) return null;
  const items: readonly unknown[] = value;
  if (items.some((item) => isObject(item) && 'start' in item && ('text' in item || 'speech' in item))) {
    return { format: 'faster-whisper-json', segments: items.filter(isObject).map(plainSegment), unit: 1 };
  }
  const tuples = items.filter(
    (item): item is readonly unknown[] =>
      Array.isArray(item) && typeof item[2] === 'number' && typeof item[3] === 'number' && typeof item[4] === 'string',
  );
  if (tuples.length === 0) return null;
  const segments = tuples.map((tuple): RawSegment => {
    const words = tuple.find(
      (part, index): part is readonly unknown[] => index > 4 && Array.isArray(part) && Array.isArray(part[0]),
    );
    return {
      start: tuple[2],
      end: tuple[3],
      text: tuple[4],
      words:
        words
          ?.filter((word): word is readonly unknown[] => Array.isArray(word))
          .map(([start, end, text]) => ({ start, end, text })) ?? null,
    };
  });
  return { format: 'faster-whisper-json', segments, unit: 1 };
};

/** Pipelines of Transformers: `chunks` (or `speakers`, who also say who) with a pair of times. */
const chunks: Dialect = (value) => {
  if (!isObject(value)) return null;
  const speakers = listOf(value['speakers']);
  const items = speakers && speakers.length > 0 ? speakers : listOf(value['chunks']);
  if (!items?.some((item) => Array.isArray(item['timestamp']))) return null;
  const segments = items.map((item): RawSegment => {
    const [start, end] = Array.isArray(item['timestamp']) ? (item['timestamp'] as unknown[]) : [];
    return { start, end, text: item['text'], speaker: item['speaker'] };
  });
  return { format: 'chunks-json', segments, unit: 1 };
};

/** AssemblyAI and Gladia: `utterances`. */
const utterances: Dialect = (value) => {
  const items = isObject(value) ? listOf(value['utterances']) : null;
  if (!items?.some((item) => 'text' in item && 'start' in item)) return null;
  const speakerOf = (item: JsonObject) =>
    typeof item['speaker'] === 'string' && /^[A-Z]$/.test(item['speaker'])
      ? `Speaker ${item['speaker']}`
      : item['speaker'];
  // AssemblyAI counts whole milliseconds; Gladia writes the same in seconds.
  const isSeconds = items.some((item) =>
    [item['start'], item['end']].some((time) => typeof time === 'number' && !Number.isInteger(time)),
  );
  return {
    format: 'utterances-json',
    segments: items.map((item) => ({ ...plainSegment(item), speaker: speakerOf(item) })),
    unit: isSeconds ? 1 : 1000,
  };
};

const dialects: readonly Dialect[] = [whisperCpp, podcast, openAi, fasterWhisper, utterances, chunks];

function plainSegment(item: JsonObject): RawSegment {
  return {
    start: item['start'],
    end: item['end'],
    text: item['text'] ?? item['speech'],
    speaker: item['speaker'],
    words: listOf(item['words'])?.map(wordOf) ?? null,
  };
}

function wordOf(item: JsonObject): RawWord {
  return {
    text: item['word'] ?? item['text'] ?? item['punctuated_word'],
    start: item['start'],
    end: item['end'],
    speaker: item['speaker'],
  };
}

function seconds(milliseconds: unknown): number | null {
  return typeof milliseconds === 'number' ? milliseconds / 1000 : null;
}
