import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillCommand, readCommand, readProgress } from '../../../shared/transcription/command.ts';

describe('a command', () => {
  it.each([
    ['whisper {input}', ['whisper', '{input}']],
    ['  "C:\\Program Files\\w.exe"  -f  {input} ', ['C:\\Program Files\\w.exe', '-f', '{input}']],
    [`w --prompt 'It is "here"' --in={input} ""`, ['w', '--prompt', 'It is "here"', '--in={input}', '']],
    ['w {input}; rm -rf $HOME > x && y `z`', ['w', '{input};', 'rm', '-rf', '$HOME', '>', 'x', '&&', 'y', '`z`']],
  ])('%s', (text, words) => expect(readCommand(text)).toEqual({ ok: true, words }));

  it.each([
    ['', 'There is no command yet.'],
    ['whisper -f a.wav', 'The command does not say where the recording goes: put {input} there.'],
    ['"whisper {input}', 'A quotation mark (") is opened and never closed.'],
    ['whisper {input} {model}', '{model} means nothing here. There are {input}, {output} and {folder}.'],
    ['{input} whisper', 'A command begins with the name of a program.'],
  ])('%s is refused', (text, reason) => expect(readCommand(text)).toEqual({ ok: false, reason }));

  it('puts a path in as one word, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (input, output) => {
        const filled = fillCommand(['w', '{input}', '--to={output}.json'], { input, output, folder: '/tmp' });
        expect(filled).toEqual(['w', input, `--to=${output}.json`]);
      }),
    );
  });
});

it.each([
  ['whisper_print_progress_callback: progress =  35%', 0.35],
  ['  5.5 % done', 0.055],
  ['[00:01:00.000 --> 00:01:30.000]   Well, thanks.', 0.25],
  ['[01:00.000 --> 03:00,500] Yes', 0.5014],
  ['loading the model', null],
  ['100% sure about 200%', 1],
])('progress of “%s”', (line, share) => {
  const found = readProgress(line, 360);
  if (share === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(share, 3);
});
