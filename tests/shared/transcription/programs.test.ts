import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCommand } from '../../../shared/transcription/command.ts';
import { choiceOf, commandOf, knownPrograms, usualChoice } from '../../../shared/transcription/programs.ts';

test.each(knownPrograms.map((known) => [known.name, known] as const))(
  '%s can be run as it is usually called, and is known by its command again',
  (_name, known) => {
    const choice = usualChoice(known);
    expect(readCommand(commandOf(choice)).ok).toBe(true);
    expect(choiceOf(commandOf(choice))).toEqual(choice);
  },
);

test.each([
  [
    'whisper-cli -m models/ggml-small.bin -f {input} --output-json --output-file {output}',
    { id: 'whisper.cpp', program: 'whisper-cli', model: 'models/ggml-small.bin', language: '', more: '' },
  ],
  [
    '"C:\\My programs\\whisper.exe" {input} --language en --threads 4 --output_format json --output_dir {folder}',
    { id: 'whisper', program: 'C:\\My programs\\whisper.exe', model: '', language: 'en', more: '--threads 4' },
  ],
  [
    'whisper {input} --output_format vtt',
    { id: null, program: 'whisper', model: '', language: '', more: '{input} --output_format vtt' },
  ],
  ['hear --fast {input}', { id: null, program: 'hear', model: '', language: '', more: '--fast' }],
])('%s is read into the form', (command, choice) => {
  expect(choiceOf(command)).toEqual(choice);
  const words = (text: string) => {
    const read = readCommand(text);
    return read.ok ? [...read.words].sort() : read.reason;
  };
  expect(words(commandOf(choice))).toEqual(words(command));
});

test('another program gets the recording last, unless its arguments say where', () => {
  const other = { id: null, program: 'hear', model: '', language: '' };
  expect(commandOf({ ...other, more: '--fast' })).toBe('hear --fast {input}');
  expect(commandOf({ ...other, more: '--from {input} --fast' })).toBe('hear --from {input} --fast');
});

test('a program and a model are one word each, whatever stands in their paths', () => {
  const path = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('{'));
  fc.assert(
    fc.property(path, path, (program, model) => {
      const read = readCommand(commandOf({ id: 'whisper', program, model, language: '', more: '' }));
      expect(read).toMatchObject({ ok: true, words: [program, '--model', model, ...knownPrograms[2]!.fixed] });
    }),
  );
});
