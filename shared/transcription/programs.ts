import { readCommand } from './command.ts';

/** A speech-to-text program whose arguments are known. */
export interface KnownProgram {
  readonly id: string;
  readonly name: string;
  readonly home: string;
  /** What its file is called. */
  readonly program: string;
  /** Says where the recording and the result are. */
  readonly fixed: readonly string[];
  readonly model: {
    readonly flag: string;
    readonly usual: string;
    /** Whether it is the path of a file, rather than a name. */
    readonly isFile: boolean;
    readonly help: string;
  } | null;
  readonly languageFlag: string | null;
}

const jsonInFolder = ['{input}', '--output_format', 'json', '--output_dir', '{folder}'];
const namedModel = (usual: string) => ({
  flag: '--model',
  usual,
  isFile: false,
  help: 'Larger ones hear better and take longer: tiny, base, small, medium, large-v3.',
});

/** Programs that run without a network, once they have their model. */
export const knownPrograms: readonly KnownProgram[] = [
  {
    id: 'whisper.cpp',
    name: 'whisper.cpp',
    home: 'github.com/ggml-org/whisper.cpp',
    program: 'whisper-cli',
    fixed: ['-f', '{input}', '--output-json', '--output-file', '{output}'],
    model: {
      flag: '-m',
      usual: 'models/ggml-small.bin',
      isFile: true,
      help: 'The file of a model, such as ggml-small.bin.',
    },
    languageFlag: '-l',
  },
  {
    id: 'faster-whisper',
    name: 'faster-whisper',
    home: 'github.com/Softcatala/whisper-ctranslate2',
    program: 'whisper-ctranslate2',
    fixed: jsonInFolder,
    model: namedModel('small'),
    languageFlag: '--language',
  },
  {
    id: 'whisper',
    name: 'OpenAI Whisper',
    home: 'github.com/openai/whisper',
    program: 'whisper',
    fixed: jsonInFolder,
    model: namedModel('small'),
    languageFlag: '--language',
  },
  {
    id: 'whisperx',
    name: 'WhisperX, with speakers',
    home: 'github.com/m-bain/whisperX',
    program: 'whisperx',
    fixed: ['{input}', '--diarize', '--output_format', 'json', '--output_dir', '{folder}'],
    model: namedModel('small'),
    languageFlag: '--language',
  },
  {
    id: 'pocketsphinx',
    name: 'PocketSphinx, for WAV of 16 kHz',
    home: 'github.com/cmusphinx/pocketsphinx',
    program: 'pocketsphinx_continuous',
    fixed: ['-infile', '{input}'],
    model: null,
    languageFlag: null,
  },
];

/** What an editor fills in instead of a command. */
export interface ProgramChoice {
  /** Of a known program; null for another one. */
  readonly id: string | null;
  /** Its name, or its whole path. */
  readonly program: string;
  /** Empty where the program decides. */
  readonly model: string;
  readonly language: string;
  /** More arguments, as they are typed. */
  readonly more: string;
}

/** A known program as it is usually called. */
export function usualChoice({ id, program, model }: KnownProgram): ProgramChoice {
  return { id, program, model: model?.usual ?? '', language: '', more: '' };
}

/**
 * The command that a choice stands for; see `readCommand`. Another program gets the recording as its last argument,
 * unless the arguments say where.
 */
export function commandOf({ id, program, model, language, more }: ProgramChoice): string {
  const known = knownPrograms.find((candidate) => candidate.id === id);
  const words =
    known === undefined
      ? []
      : [
          ...(known.model !== null && model !== '' ? [known.model.flag, model] : []),
          ...known.fixed,
          ...(known.languageFlag !== null && language !== '' ? [known.languageFlag, language] : []),
        ];
  const isPlaced = known !== undefined || more.includes('{input}');
  return [...[program, ...words].map(quoteWord), more.trim(), isPlaced ? '' : '{input}']
    .filter((part) => part !== '')
    .join(' ');
}

/** What an editor could have filled in for a command. */
export function choiceOf(command: string): ProgramChoice {
  const read = readCommand(command);
  if (!read.ok) return { id: null, program: '', model: '', language: '', more: command };
  const [program = '', ...rest] = read.words;
  for (const known of knownPrograms) {
    const choice = fit(known, program, rest);
    if (choice !== null) return choice;
  }
  const more = rest.at(-1) === '{input}' && rest.indexOf('{input}') === rest.length - 1 ? rest.slice(0, -1) : rest;
  return { id: null, program, model: '', language: '', more: more.map(quoteWord).join(' ') };
}

/** The choice of a known program that a command is; null where it is another's, or lacks what is fixed. */
function fit(known: KnownProgram, program: string, words: readonly string[]): ProgramChoice | null {
  const name = program
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\.exe$/i, '');
  if (name !== known.program) return null;
  const rest = [...words];
  const takeValue = (flag: string | null | undefined) => {
    const at = flag === null || flag === undefined ? -1 : rest.indexOf(flag);
    return at < 0 || at + 1 >= rest.length ? '' : rest.splice(at, 2)[1]!;
  };
  const model = takeValue(known.model?.flag);
  const language = takeValue(known.languageFlag);
  for (const word of known.fixed) {
    const at = rest.indexOf(word);
    if (at < 0) return null;
    rest.splice(at, 1);
  }
  return { id: known.id, program, model, language, more: rest.map(quoteWord).join(' ') };
}

/** A word as `readCommand` takes it for one. */
function quoteWord(word: string): string {
  if (word !== '' && !/[\s"']/.test(word)) return word;
  if (!word.includes('"')) return `"${word}"`;
  if (!word.includes("'")) return `'${word}'`;
  // Quotes of one kind stand between quotes of the other.
  return word
    .split(/(")/)
    .filter((part) => part !== '')
    .map((part) => (part === '"' ? `'"'` : `"${part}"`))
    .join('');
}
