import { expect, test } from 'vitest';
import { buildDraft } from '../../../shared/speech/build-draft.ts';
import type { HeardWindow, VoicePiece } from '../../../shared/speech/heard.ts';
import { printDraft } from '../../../shared/speech/print-draft.ts';
import { readTranscript } from '../../../shared/formats/read/read-transcript.ts';

/** Words of half a second each from a second on; `|` is a second of silence. */
function hear(text: string, start = 0, voices: VoicePiece[] = []): HeardWindow {
  const words: { text: string; start: number; end: number }[] = [];
  const speech: { start: number; end: number }[] = [];
  let at = start;
  let begun = start;
  for (const word of text.split(' ')) {
    if (word === '|') {
      speech.push({ start: begun, end: at });
      begun = at += 1;
      continue;
    }
    words.push({ text: word, start: at, end: at + 0.5 });
    at += 0.5;
  }
  return { start, end: at, words, speech: [...speech, { start: begun, end: at }], voices };
}
/** Pieces of a second and a half, one each three quarters of a second, of the voice of the second in which their middle is. */
const voicesOf = (plan: string): VoicePiece[] =>
  Array.from({ length: Math.floor(plan.length / 0.75) - 1 }, (_, index) => {
    const start = index * 0.75;
    const voice = plan[Math.floor(start + 0.75)]!.charCodeAt(0) - 65;
    return { start, end: start + 1.5, vector: [0, 1, 2].map((axis) => (axis === voice ? 100 : 0)) };
  });
const said = (windows: readonly HeardWindow[], speakers: number | null = null) =>
  buildDraft(windows, { speakers }).map(({ speaker, text }) => `${speaker?.slice(-1) ?? '-'} ${text}`);

test('without voices, stretches are nobody’s, and end with sentences and at pauses', () => {
  expect(said([hear('So we walked home. It was late | and dark. “Why?” she asked.')])).toEqual([
    '- So we walked home.',
    '- It was late',
    '- and dark.',
    '- “Why?” she asked.',
  ]);
});

test('a voice that begins a word too early or too late begins with the sentence', () => {
  const text = 'So we walked home that day. Why did you walk home then? It was late and cold.';
  // The second voice speaks from 3 to 6 seconds; heard from 3.5 on.
  const windows = [hear(text, 0, voicesOf('AAAABBAAA'))];
  expect(said(windows)).toEqual([
    '0 So we walked home that day.',
    '1 Why did you walk home then?',
    '0 It was late and cold.',
  ]);
});

test('a sound of another voice in the middle of a sentence changes nothing', () => {
  const voices = voicesOf('AAAAAAAAAA').map((piece, index) =>
    index === 4 ? { ...piece, vector: [0, 100, 0] } : piece,
  );
  const more = {
    ...hear('Well. Well. Well. Well.', 20),
    voices: voicesOf('BBBB').map((piece) => ({ ...piece, start: piece.start + 20, end: piece.end + 20 })),
  };
  expect(said([hear('and so we went on and on over the hills and far away that day', 0, voices), more])[0]).toBe(
    '0 and so we went on and on over the hills and far away that day',
  );
});

test('what recognisers make up is left out where nobody speaks, and stays where somebody does', () => {
  const silent = { ...hear('Thank you for watching!', 30), speech: [{ start: 31.9, end: 32 }] };
  expect(said([hear('So we walked home.'), silent])).toEqual(['- So we walked home.']);
  expect(said([hear('Thank you for watching!')])).toEqual(['- Thank you for watching!']);
});

test('scripts without spaces come without spaces', () => {
  expect(said([hear('谢 谢。 再 见。')])).toEqual(['- 谢谢。', '- 再见。']);
});

test('a draft is read again as what it is: stretches, speakers, and times of words', () => {
  const windows = [hear('So we walked home that day. Why did you walk home then?', 0, voicesOf('AAABBB'))];
  const draft = buildDraft(windows, { speakers: 2 });
  const read = readTranscript(printDraft(draft));
  expect(read.ok && read.transcript.segments).toMatchObject(
    draft.map(({ start, end, speaker, text, words }) => ({ start, end, speaker, text, words })),
  );
});
