import { describe, expect, test } from 'vitest';
import { outline, read } from './outline.ts';

const word = (start: number, end: number, text: string, more: object = {}) => ({
  start,
  end,
  word: text.toLowerCase().replace(/\W/g, ''),
  punctuated_word: text,
  ...more,
});

/** What each service writes of the same talk: “We lend tools.” by one, “Why?” by another. */
const services: Readonly<
  Record<string, { readonly value: unknown; readonly format: string; readonly segments: readonly string[] }>
> = {
  'Amazon Transcribe with speakers in the items': {
    format: 'amazon-json',
    value: {
      jobName: 'x',
      status: 'COMPLETED',
      results: {
        transcripts: [{ transcript: 'We lend tools. Why?' }],
        items: [
          {
            type: 'pronunciation',
            start_time: '1.0',
            end_time: '1.2',
            speaker_label: 'spk_0',
            alternatives: [{ content: 'We', confidence: '0.9' }],
          },
          {
            type: 'pronunciation',
            start_time: '1.2',
            end_time: '1.6',
            speaker_label: 'spk_0',
            alternatives: [{ content: 'lend' }],
          },
          {
            type: 'pronunciation',
            start_time: '1.6',
            end_time: '2.0',
            speaker_label: 'spk_0',
            alternatives: [{ content: 'tools' }],
          },
          { type: 'punctuation', speaker_label: 'spk_0', alternatives: [{ content: '.' }] },
          {
            type: 'pronunciation',
            start_time: '3.0',
            end_time: '3.4',
            speaker_label: 'spk_1',
            alternatives: [{ content: 'Why' }],
          },
          { type: 'punctuation', speaker_label: 'spk_1', alternatives: [{ content: '?' }] },
        ],
      },
    },
    segments: ['1–2 spk_0: We lend tools. (1.0 1.2 1.6)', '3–3.4 spk_1: Why? (3.0)'],
  },
  'Amazon Transcribe without speakers': {
    format: 'amazon-json',
    value: {
      results: {
        items: [
          { type: 'pronunciation', start_time: '1.0', end_time: '1.2', alternatives: [{ content: 'We' }] },
          { type: 'pronunciation', start_time: '1.2', end_time: '1.6', alternatives: [{ content: 'lend' }] },
        ],
      },
    },
    segments: ['1–1.6 ??: We lend (1.0 1.2)'],
  },
  'Amazon Transcribe with two channels that speak by turns': {
    format: 'amazon-json',
    value: {
      results: {
        channel_labels: {
          number_of_channels: 2,
          channels: [
            {
              channel_label: 'ch_0',
              items: [
                { type: 'pronunciation', start_time: '1.0', end_time: '2.0', alternatives: [{ content: 'Tools' }] },
                { type: 'punctuation', alternatives: [{ content: '.' }] },
                { type: 'pronunciation', start_time: '5.0', end_time: '6.0', alternatives: [{ content: 'Because' }] },
              ],
            },
            {
              channel_label: 'ch_1',
              items: [
                { type: 'pronunciation', start_time: '3.0', end_time: '4.0', alternatives: [{ content: 'Why' }] },
              ],
            },
          ],
        },
        items: [],
      },
    },
    segments: ['1–2 ch_0: Tools. (1.0)', '3–4 ch_1: Why (3.0)', '5–6 ch_0: Because (5.0)'],
  },
  'Deepgram without utterances': {
    format: 'deepgram-json',
    value: {
      metadata: {},
      results: {
        channels: [
          {
            alternatives: [
              {
                transcript: 'we lend tools why',
                words: [
                  word(1, 1.2, 'We', { speaker: 0 }),
                  word(1.2, 1.6, 'lend', { speaker: 0 }),
                  word(1.6, 2, 'tools.', { speaker: 0 }),
                  word(3, 3.4, 'Why?', { speaker: 1 }),
                ],
              },
            ],
          },
        ],
      },
    },
    segments: ['1–2 Speaker 0: We lend tools. (1.0 1.2 1.6)', '3–3.4 Speaker 1: Why? (3.0)'],
  },
  'Deepgram with a channel each': {
    format: 'deepgram-json',
    value: {
      results: {
        channels: [
          { alternatives: [{ words: [word(1, 2, 'Tools.')] }] },
          { alternatives: [{ words: [word(3, 4, 'Why?')] }] },
        ],
      },
    },
    segments: ['1–2 Channel 0: Tools. (1.0)', '3–4 Channel 1: Why? (3.0)'],
  },
  'Google, the last result of which has the speakers': {
    format: 'google-json',
    value: {
      results: [
        {
          alternatives: [
            {
              transcript: 'We lend tools.',
              words: [
                { endTime: '1.200s', word: 'We' },
                { startTime: '1.200s', endTime: '2s', word: 'lend' },
              ],
            },
          ],
        },
        {
          alternatives: [
            {
              words: [
                { endTime: '1.200s', word: 'We', speakerTag: 1 },
                { startTime: '1.200s', endTime: '2s', word: 'lend', speakerTag: 1 },
                { startTime: '3s', endTime: '3.400s', word: 'Why?', speakerTag: 2 },
              ],
            },
          ],
        },
      ],
    },
    segments: ['0–2 Speaker 1: We lend (0.0 1.2)', '3–3.4 Speaker 2: Why? (3.0)'],
  },
  'Google v2, inside an operation': {
    format: 'google-json',
    value: {
      name: '1',
      done: true,
      response: {
        results: [
          {
            alternatives: [
              {
                words: [
                  { startOffset: '1s', endOffset: '2s', word: 'Tools.', speakerLabel: '1' },
                  { startOffset: '3s', endOffset: '4s', word: 'Why?', speakerLabel: '2' },
                ],
              },
            ],
            resultEndOffset: '4s',
          },
        ],
      },
    },
    segments: ['1–2 Speaker 1: Tools. (1.0)', '3–4 Speaker 2: Why? (3.0)'],
  },
  'Azure, batch': {
    format: 'azure-json',
    value: {
      source: 'x',
      recognizedPhrases: [
        { channel: 0, speaker: 1, offset: 'PT1S', duration: 'PT1S', nBest: [{ display: 'We lend tools.' }] },
        { channel: 0, speaker: 2, offsetInTicks: 30_000_000, durationInTicks: 4_000_000, nBest: [{ display: 'Why?' }] },
      ],
    },
    segments: ['1–2 Speaker 1: We lend tools.', '3–3.4 Speaker 2: Why?'],
  },
  'Azure, fast': {
    format: 'azure-json',
    value: {
      durationMilliseconds: 4000,
      combinedPhrases: [{ text: 'x' }],
      phrases: [
        {
          offsetMilliseconds: 1000,
          durationMilliseconds: 1000,
          text: 'We lend.',
          speaker: 1,
          words: [
            { text: 'We', offsetMilliseconds: 1000, durationMilliseconds: 200 },
            { text: 'lend.', offsetMilliseconds: 1200, durationMilliseconds: 800 },
          ],
        },
      ],
    },
    segments: ['1–2 Speaker 1: We lend. (1.0 1.2)'],
  },
  'Rev AI, which has numbers': {
    format: 'rev-json',
    value: {
      monologues: [
        {
          speaker: 0,
          elements: [
            { type: 'text', value: 'We', ts: 1, end_ts: 1.2 },
            { type: 'punct', value: ' ' },
            { type: 'text', value: 'lend', ts: 1.2, end_ts: 2 },
            { type: 'punct', value: '.' },
          ],
        },
      ],
    },
    segments: ['1–2 + Speaker 0: We lend. (1.0 1.2)'],
  },
  'Rev, which has clocks and names': {
    format: 'rev-json',
    value: {
      speakers: [{ id: 3, name: 'Ines Ward' }],
      monologues: [
        {
          speaker: 3,
          speaker_info: { display_name: 'Ines' },
          elements: [
            { type: 'text', value: 'Why', timestamp: '00:00:01,000', end_timestamp: '00:00:02,500' },
            { type: 'punct', value: '?' },
          ],
        },
      ],
    },
    segments: ['1–2.5 + Ines Ward: Why? (1.0)'],
  },
  'ElevenLabs, with a sound': {
    format: 'elevenlabs-json',
    value: {
      text: 'x',
      words: [
        { text: 'We', start: 1, end: 1.2, type: 'word', speaker_id: 'speaker_0' },
        { text: ' ', start: 1.2, end: 1.2, type: 'spacing', speaker_id: 'speaker_0' },
        { text: 'lend.', start: 1.2, end: 2, type: 'word', speaker_id: 'speaker_0' },
        { text: '(laughs)', start: 2.2, end: 2.6, type: 'audio_event', speaker_id: 'speaker_1' },
      ],
    },
    segments: ['1–2 speaker_0: We lend. (1.0 1.2)', '2.2–2.6 speaker_1: (laughs) (2.2)'],
  },
  Speechmatics: {
    format: 'speechmatics-json',
    value: {
      format: '2.9',
      metadata: {},
      results: [
        { type: 'word', start_time: 1, end_time: 1.2, alternatives: [{ content: 'We', confidence: 1, speaker: 'S1' }] },
        { type: 'word', start_time: 1.2, end_time: 2, alternatives: [{ content: 'lend', speaker: 'S1' }] },
        {
          type: 'punctuation',
          attaches_to: 'previous',
          is_eos: true,
          start_time: 2,
          end_time: 2,
          alternatives: [{ content: '.', speaker: 'S1' }],
        },
        { type: 'word', start_time: 3, end_time: 3.4, alternatives: [{ content: 'Why', speaker: 'UU' }] },
      ],
    },
    segments: ['1–2 S1: We lend. (1.0 1.2)', '3–3.4 ??: Why (3.0)'],
  },
  'Podlove, where a voice is a name': {
    format: 'podlove-json',
    value: [
      {
        start: '00:00:01.000',
        start_ms: 1000,
        end: '00:00:02.000',
        end_ms: 2000,
        speaker: '3',
        voice: 'Ines Ward',
        text: 'We lend tools.',
      },
      {
        start: '00:00:03.000',
        start_ms: 3000,
        end: '00:00:04.000',
        end_ms: 4000,
        speaker: '4',
        voice: '',
        text: 'Why?',
      },
    ],
    segments: ['1–2 Ines Ward: We lend tools.', '3–4 Speaker 4: Why?'],
  },
  'Podlove, inside a player’s settings': {
    format: 'podlove-json',
    value: { transcripts: [{ start_ms: 1000, end_ms: 2000, voice: 'Ines Ward', text: 'We lend tools.' }] },
    segments: ['1–2 Ines Ward: We lend tools.'],
  },
  'YouTube json3, in which events overlap': {
    format: 'youtube-json',
    value: {
      wireMagic: 'pb3',
      events: [
        { tStartMs: 0, dDurationMs: 9000, id: 1, wpWinPosId: 1 },
        { tStartMs: 1000, dDurationMs: 3000, segs: [{ utf8: 'we' }, { utf8: ' lend', tOffsetMs: 400 }] },
        { tStartMs: 2000, dDurationMs: 2000, aAppend: 1, segs: [{ utf8: '\n' }] },
        { tStartMs: 2400, dDurationMs: 2000, segs: [{ utf8: 'tools' }] },
      ],
    },
    segments: ['1–2.4 ??: we lend (1.0 1.4)', '2.4–4.4 ??: tools'],
  },
};

describe('what services write is read with its speakers, words and times', () => {
  for (const [name, { value, format, segments }] of Object.entries(services)) {
    test(name, () => {
      const transcript = read(JSON.stringify(value));
      expect(transcript.segments.map(outline)).toEqual(segments);
      expect(transcript.problems).toEqual([]);
      expect(transcript.format).toBe(format);
    });
  }
});

describe('JSON of other programs', () => {
  test('Gladia’s, inside its envelope and in seconds', () => {
    const transcript = read(
      JSON.stringify({
        id: 'x',
        result: {
          metadata: {},
          transcription: {
            utterances: [
              { start: 1.5, end: 2, text: 'We lend.', speaker: 0 },
              { start: 3, end: 4, text: 'Why?', speaker: 1 },
            ],
          },
        },
      }),
    );
    expect(transcript.segments.map(outline)).toEqual(['1.5–2 Speaker 0: We lend.', '3–4 Speaker 1: Why?']);
  });

  test('of nobody known: words, times and speakers by the names that they have, which is told', () => {
    const { segments, problems } = read(
      JSON.stringify({
        meeting: {
          id: 4,
          sentences: [
            { index: 0, raw_text: 'We lend.', start_time: 1, end_time: 2, speaker_name: 'Ines Ward' },
            { index: 1, raw_text: 'Why?', start_time: 3, end_time: 4.5, speaker_name: 'Ali Rahman' },
          ],
        },
      }),
    );
    expect(segments.map(outline)).toEqual(['1–2 Ines Ward: We lend.', '3–4.5 Ali Rahman: Why?']);
    expect(problems.map(({ message }) => message)).toEqual([
      'This JSON is of no program that is known. Its words and times were taken by their names; look at a few.',
    ]);
  });

  test('IBM Watson’s', () => {
    const value = {
      result_index: 0,
      results: [
        {
          final: true,
          alternatives: [
            {
              transcript: 'we lend why ',
              timestamps: [
                ['we', 1, 1.2],
                ['lend', 1.2, 2],
                ['why', 3, 3.4],
              ],
            },
          ],
        },
      ],
      speaker_labels: [
        { from: 1, to: 1.2, speaker: 0 },
        { from: 1.2, to: 2, speaker: 0 },
        { from: 3, to: 3.4, speaker: 1 },
      ],
    };
    expect(read(JSON.stringify(value)).segments.map(outline)).toEqual([
      '1–2 Speaker 0: we lend (1.0 1.2)',
      '3–3.4 Speaker 1: why (3.0)',
    ]);
  });

  test('words alone', () => {
    expect(
      read(
        JSON.stringify({
          text: 'we lend',
          words: [
            { word: 'we', start: 1, end: 1.2 },
            { word: 'lend', start: 1.2, end: 2 },
          ],
        }),
      ).segments.map(outline),
    ).toEqual(['1–2 ??: we lend (1.0 1.2)']);
  });

  test('of nobody known, in milliseconds', () => {
    expect(
      read(
        JSON.stringify([{ startMs: 1000, endMs: 2000, sentence: 'We lend.', participant: { name: 'Ines' } }]),
      ).segments.map(outline),
    ).toEqual(['1–2 Ines: We lend.']);
    expect(
      read(
        JSON.stringify({
          lines: [
            { begin: 1000, content: 'We lend.' },
            { begin: 3000, content: 'Why?' },
          ],
        }),
      ).segments.map(outline),
    ).toEqual(['1–? ??: We lend.', '3–? ??: Why?']);
  });
});
