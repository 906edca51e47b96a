import { parseSeconds } from './clock.ts';
import { inTimeOrder } from './in-time-order.ts';
import type { Dialect, RawSegment } from './json-dialect.ts';
import { firstOf, isObject, listOf, objectOf, textOf, type JsonObject } from './json-values.ts';
import { segmentsOfWords, type SpokenWord } from './spoken-words.ts';

/** Amazon Transcribe: `results` with `items`, who speaks standing in the items, in `speaker_labels`, or as a channel each. */
const amazon: Dialect = (value) => {
  const results = isObject(value) ? value['results'] : null;
  if (!isObject(results) || !(Array.isArray(results['items']) || isObject(results['channel_labels']))) return null;
  const channels = listOf(objectOf(results['channel_labels'])['channels']) ?? [];
  if (channels.some((channel) => listOf(channel['items'])?.length)) {
    const words = channels.flatMap((channel) =>
      (listOf(channel['items']) ?? []).map((item) => amazonWord(item, channel['channel_label'])),
    );
    return {
      format: 'amazon-json',
      segments: byStart(
        channels.flatMap(({ channel_label: label }) =>
          segmentsOfWords(words.filter(({ speaker }) => speaker === label)),
        ),
      ),
      unit: 1,
    };
  }
  const labels = new Map<unknown, unknown>();
  for (const segment of listOf(objectOf(results['speaker_labels'])['segments']) ?? [])
    for (const item of listOf(segment['items']) ?? [])
      labels.set(item['start_time'], item['speaker_label'] ?? segment['speaker_label']);
  const words = (listOf(results['items']) ?? []).map((item) =>
    amazonWord(item, item['speaker_label'] ?? labels.get(item['start_time'])),
  );
  return { format: 'amazon-json', segments: segmentsOfWords(words), unit: 1 };
};

function amazonWord(item: JsonObject, speaker: unknown): SpokenWord {
  return {
    text: textOf(firstOf(item['alternatives'])['content']),
    start: item['start_time'],
    end: item['end_time'],
    speaker: speaker ?? null,
    joins: item['type'] === 'punctuation',
  };
}

/** Deepgram: `results.utterances` where they were asked for, else the words of each channel. */
const deepgram: Dialect = (value) => {
  const results = isObject(value) ? objectOf(value['results']) : {};
  const channels = listOf(results['channels']);
  const utterances = listOf(results['utterances']);
  if (!channels && !utterances?.some((one) => 'transcript' in one)) return null;
  const wordOf = (word: JsonObject, speaker: unknown): SpokenWord => ({
    text: textOf(word['punctuated_word'] ?? word['word']),
    start: word['start'],
    end: word['end'],
    speaker,
  });
  if (utterances && utterances.length > 0) {
    const several = new Set(utterances.map(({ channel }) => channel)).size > 1;
    return {
      format: 'deepgram-json',
      segments: utterances.map((one): RawSegment => ({
        start: one['start'],
        end: one['end'],
        text: one['transcript'],
        speaker: one['speaker'] ?? (several ? `Channel ${String(one['channel'])}` : null),
        words: listOf(one['words'])?.map((word) => wordOf(word, null)) ?? null,
      })),
      unit: 1,
    };
  }
  const segments = channels!.flatMap((channel, index) => {
    const best = firstOf(channel['alternatives']);
    const words = (listOf(best['words']) ?? []).map((word) =>
      wordOf(word, word['speaker'] ?? (channels!.length > 1 ? `Channel ${index}` : null)),
    );
    return words.length > 0
      ? segmentsOfWords(words)
      : textOf(best['transcript']) === ''
        ? []
        : [{ start: null, end: null, text: best['transcript'] }];
  });
  return { format: 'deepgram-json', segments: byStart(segments), unit: 1 };
};

/**
 * Google Speech-to-Text, v1 and v2: `results`, each with `alternatives`. Where speakers are told apart, the last result
 * has all words once more, with who says them.
 */
const google: Dialect = (value) => {
  const root = isObject(value) ? (isObject(value['response']) ? value['response'] : value) : {};
  const results = listOf(root['results']);
  if (!results?.some((result) => Array.isArray(result['alternatives']))) return null;
  const wordsOf = (result: JsonObject) => (listOf(firstOf(result['alternatives'])['words']) ?? []).map(googleWord);
  const last = wordsOf(results.at(-1)!);
  if (
    last.length > 0 &&
    last.every(({ speaker }) => speaker !== null) &&
    results.slice(0, -1).every((result) => wordsOf(result).every(({ speaker }) => speaker === null))
  ) {
    return { format: 'google-json', segments: segmentsOfWords(last), unit: 1 };
  }
  const channels = new Set(results.map((result) => result['channelTag'] ?? null));
  const segments = results.flatMap((result): RawSegment[] => {
    const best = firstOf(result['alternatives']);
    const channel = channels.size > 1 ? `Channel ${String(result['channelTag'])}` : null;
    const words = wordsOf(result).map((word) => ({ ...word, speaker: word.speaker ?? channel }));
    if (words.length > 0) return segmentsOfWords(words);
    return textOf(best['transcript']).trim() === ''
      ? []
      : [
          {
            start: null,
            end: googleTime(result['resultEndTime'] ?? result['resultEndOffset']),
            text: best['transcript'],
            speaker: channel,
          },
        ];
  });
  return { format: 'google-json', segments: channels.size > 1 ? byStart(segments) : segments, unit: 1 };
};

/** IBM Watson: a triple of word, start and end each in `timestamps`, and who speaks by the time at which a word begins. */
const watson: Dialect = (value) => {
  const results = isObject(value) ? listOf(value['results']) : null;
  if (!isObject(value) || !results?.some((result) => Array.isArray(firstOf(result['alternatives'])['timestamps'])))
    return null;
  const speakers = new Map((listOf(value['speaker_labels']) ?? []).map((label) => [label['from'], label['speaker']]));
  const segments = results.flatMap((result) => {
    const triples: readonly unknown[] = (firstOf(result['alternatives'])['timestamps'] as unknown[] | undefined) ?? [];
    return segmentsOfWords(
      triples
        .filter((triple): triple is readonly unknown[] => Array.isArray(triple))
        .map(([text, start, end]) => ({ text: textOf(text), start, end, speaker: speakers.get(start) ?? null })),
    );
  });
  return { format: 'watson-json', segments, unit: 1 };
};

function googleWord(word: JsonObject): SpokenWord {
  const tag = word['speakerLabel'] ?? word['speakerTag'] ?? word['speaker_tag'];
  return {
    text: textOf(word['word']),
    // The first word of a file begins at zero, which is left out.
    start: googleTime(word['startTime'] ?? word['startOffset'] ?? word['start_time'] ?? '0s'),
    end: googleTime(word['endTime'] ?? word['endOffset'] ?? word['end_time']),
    speaker: tag === 0 || tag === '' || tag === undefined ? null : tag,
  };
}

/** `1.500s`, or seconds and nanoseconds. */
function googleTime(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Number(value['seconds'] ?? 0) + Number(value['nanos'] ?? 0) / 1e9;
}

/** Azure: `recognizedPhrases` of batch transcription, with ticks of 100 nanoseconds, or `phrases` of fast transcription, with milliseconds. */
const azure: Dialect = (value) => {
  if (!isObject(value)) return null;
  const batch = listOf(value['recognizedPhrases']);
  const phrases = batch ?? listOf(value['phrases']);
  if (
    !phrases?.some(
      (phrase) =>
        'offset' in phrase || 'offsetInTicks' in phrase || 'offsetMilliseconds' in phrase || 'offsetInMs' in phrase,
    )
  )
    return null;
  const channels = new Set(phrases.map(({ channel }) => channel));
  const segments = phrases.flatMap((phrase): RawSegment[] => {
    const best = firstOf(phrase['nBest']);
    const text = textOf(best['display'] ?? phrase['text'] ?? best['lexical']);
    if (text.trim() === '') return [];
    const words = listOf(best['displayWords']) ?? listOf(phrase['words']) ?? [];
    const { start, end } = azureTimes(phrase);
    return [
      {
        start,
        end,
        text,
        speaker: phrase['speaker'] ?? (channels.size > 1 ? `Channel ${String(phrase['channel'])}` : null),
        words: words.map((word) => ({ text: word['displayText'] ?? word['text'], ...azureTimes(word) })),
      },
    ];
  });
  return { format: 'azure-json', segments: byStart(segments), unit: 1 };
};

function azureTimes(item: JsonObject): { readonly start: number | null; readonly end: number | null } {
  const read = (ticks: unknown, milliseconds: unknown, iso: unknown) =>
    typeof ticks === 'number'
      ? ticks / 1e7
      : typeof milliseconds === 'number'
        ? milliseconds / 1000
        : parseIsoDuration(textOf(iso));
  const start = read(item['offsetInTicks'], item['offsetMilliseconds'] ?? item['offsetInMs'], item['offset']);
  const length = read(item['durationInTicks'], item['durationMilliseconds'] ?? item['durationInMs'], item['duration']);
  return { start, end: start === null || length === null ? null : start + length };
}

/** `PT1H2M3.5S`, in seconds. */
function parseIsoDuration(text: string): number | null {
  const match = /^PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?$/.exec(text);
  return match === null ? null : Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
}

const revStart = (element: JsonObject | undefined): unknown => element?.['ts'] ?? element?.['timestamp'] ?? null;
const revEnd = (element: JsonObject | undefined): unknown => element?.['end_ts'] ?? element?.['end_timestamp'] ?? null;

/** Rev (clocks) and Rev AI (seconds): `monologues` with `elements`, and `speakers` who may have names. */
const rev: Dialect = (value) => {
  const monologues = isObject(value) ? listOf(value['monologues']) : null;
  if (!isObject(value) || !monologues) return null;
  const names = new Map((listOf(value['speakers']) ?? []).map((speaker) => [speaker['id'], textOf(speaker['name'])]));
  const segments = monologues.map((monologue): RawSegment => {
    const elements = listOf(monologue['elements']) ?? [];
    const timed = elements.filter((element) => revStart(element) !== null);
    return {
      start: revStart(timed[0]),
      end: revEnd(timed.at(-1)),
      text: elements.map((element) => textOf(element['value'])).join(''),
      speaker:
        names.get(monologue['speaker']) ||
        textOf(objectOf(monologue['speaker_info'])['display_name']) ||
        monologue['speaker'],
      words: joinPunctuation(elements),
      opensTurn: true,
    };
  });
  return { format: 'rev-json', segments: segments.filter(({ text }) => textOf(text).trim() !== ''), unit: 1 };
};

function joinPunctuation(elements: readonly JsonObject[]): { text: string; start: unknown; end: unknown }[] {
  const words: { text: string; start: unknown; end: unknown }[] = [];
  for (const element of elements) {
    const text = textOf(element['value']).trim();
    if (element['type'] === 'punct' && words.length > 0) words.at(-1)!.text += text;
    else if (text !== '') words.push({ text, start: revStart(element), end: revEnd(element) });
  }
  return words;
}

/** ElevenLabs: `words` of three types (word, spacing, audio_event) with `speaker_id`; a channel each under `transcripts`. */
const elevenLabs: Dialect = (value) => {
  if (!isObject(value)) return null;
  const parts = listOf(value['transcripts']) ?? [value];
  if (!parts.some((part) => listOf(part['words'])?.some((word) => 'speaker_id' in word || word['type'] === 'spacing')))
    return null;
  const segments = parts.flatMap((part) => {
    const words = (listOf(part['words']) ?? []).filter(({ type }) => type !== 'spacing');
    return segmentsOfWords(
      words.map((word) => ({
        text: textOf(word['text']).trim(),
        start: word['start'],
        end: word['end'],
        speaker: word['speaker_id'] ?? (parts.length > 1 ? `Channel ${String(part['channel_index'])}` : null),
      })),
    );
  });
  return { format: 'elevenlabs-json', segments: parts.length > 1 ? byStart(segments) : segments, unit: 1 };
};

/** Speechmatics (json-v2): `results` of words and punctuation, each with `alternatives` that say who. `UU` is nobody known. */
const speechmatics: Dialect = (value) => {
  const results = isObject(value) ? listOf(value['results']) : null;
  if (!results?.some((item) => 'start_time' in item && Array.isArray(item['alternatives']))) return null;
  const words = results
    .filter(({ type }) => type !== 'speaker_change')
    .map((item): SpokenWord => {
      const best = firstOf(item['alternatives']);
      const speaker = best['speaker'] ?? item['channel'] ?? null;
      return {
        text: textOf(best['content']),
        start: item['start_time'],
        end: item['end_time'],
        speaker: speaker === 'UU' ? null : speaker,
        joins: item['type'] === 'punctuation' && item['attaches_to'] !== 'next',
      };
    });
  return { format: 'speechmatics-json', segments: segmentsOfWords(words), unit: 1 };
};

/** Podlove: a list (or `transcripts`) with `start_ms`, `end_ms`, `text`, and who speaks as `voice` or, by number, as `speaker`. */
const podlove: Dialect = (value) => {
  const items = listOf(isObject(value) ? value['transcripts'] : value);
  if (!items?.some((item) => 'start_ms' in item && 'text' in item)) return null;
  const milliseconds = (item: JsonObject, key: string) =>
    typeof item[`${key}_ms`] === 'number' ? (item[`${key}_ms`] as number) / 1000 : item[key];
  return {
    format: 'podlove-json',
    segments: items.map((item) => ({
      start: milliseconds(item, 'start'),
      end: milliseconds(item, 'end'),
      text: item['text'],
      speaker: textOf(item['voice']) || item['speaker'],
    })),
    unit: 1,
  };
};

/** YouTube’s json3: `events` with `segs`; an event of a line end alone belongs to none. */
const youTube: Dialect = (value) => {
  const events = isObject(value) ? listOf(value['events']) : null;
  if (!events?.some((event) => 'tStartMs' in event)) return null;
  const timed = events
    .map((event) => ({ event, start: Number(event['tStartMs'] ?? 0), segs: listOf(event['segs']) ?? [] }))
    .filter(({ segs }) => segs.some((seg) => textOf(seg['utf8']).trim() !== ''));
  const segments = timed.map(({ event, start, segs }, index): RawSegment => {
    // An event stays on the screen while the next is already said.
    const next = timed[index + 1]?.start ?? Infinity;
    const end =
      typeof event['dDurationMs'] === 'number' ? Math.min(start + event['dDurationMs'], Math.max(start, next)) : null;
    const isTimed = segs.some((seg) => 'tOffsetMs' in seg);
    return {
      start,
      end,
      text: segs.map((seg) => textOf(seg['utf8'])).join(''),
      words: isTimed
        ? segs.map((seg, at) => ({
            text: textOf(seg['utf8']),
            start: start + Number(seg['tOffsetMs'] ?? 0),
            end: segs[at + 1] === undefined ? end : start + Number(segs[at + 1]!['tOffsetMs'] ?? 0),
          }))
        : null,
    };
  });
  return { format: 'youtube-json', segments, unit: 1000 };
};

/** What several channels say, in the order in which it is said. */
function byStart(segments: readonly RawSegment[]): RawSegment[] {
  return inTimeOrder(segments, ({ start }) => parseSeconds(start));
}

/** Recognisers that are rented; more particular than the dialects of Whisper, and so tried first. */
export const services: readonly Dialect[] = [
  speechmatics,
  amazon,
  deepgram,
  watson,
  google,
  azure,
  rev,
  elevenLabs,
  podlove,
  youTube,
];
