import { InvalidArgumentError } from 'commander';
import { markKinds, markKindWords, type MarkKind } from '../../shared/marks/mark-kind.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import type { Library } from '../services/library/library.ts';
import { listMarks } from '../services/catalogue/marks.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { printJson } from './report.ts';

interface MarksOptions {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly kind?: readonly MarkKind[];
  readonly catalogue?: string;
}

/** `marks`: what is still unresolved. */
export const addMarks: AddCommand = (program, io, exit) => {
  program
    .command('marks')
    .description('list the passages of a library that are still unresolved')
    .argument('<library>')
    .option('--json', 'for machines')
    .option('--all', 'also marks that are part of the transcript, such as [laughs]')
    .option('--kind <kinds>', `only these, with commas: ${markKinds.join(', ')}`, readKinds)
    .option('--catalogue <file>', 'keep the catalogue there')
    .action(async (library: string, options: MarksOptions) =>
      exit(
        await withLibrary(io, library, options.catalogue, (opened) => marks(io, opened, options), { onlyReads: true }),
      ),
    );
};

async function marks(io: Io, library: Library, { json = false, all = false, kind }: MarksOptions): Promise<ExitCode> {
  await indexLibrary(library);
  const found = listMarks(library, kind ?? (all ? markKinds : undefined));
  const byKind = Object.fromEntries(markKinds.map((one) => [one, found.filter((mark) => mark.kind === one).length]));
  const files = new Set(found.map(({ path }) => path)).size;
  if (json) {
    printJson(io, {
      marks: found.map(({ path, line, kind: kindOfMark, mark, speaker, lead, trail }) => ({
        path,
        line,
        kind: kindOfMark,
        text: mark,
        speaker,
        context: lead + mark + trail,
      })),
      total: found.length,
      files,
      byKind,
    });
    return 0;
  }
  for (const { path, line, text, trail } of joinPassages(found))
    io.stdout.write(printLine`${path}:${line}: ${(text + trail).trim()}`);
  const kinds = markKinds
    .filter((one) => byKind[one]! > 0)
    .map((one) => `${byKind[one]} ${markKindWords[one][byKind[one] === 1 ? 0 : 1]}`);
  io.stdout.write(
    `${found.length > 0 ? '\n' : ''}${countOf(found.length, 'mark')} in ${countOf(files, 'episode')}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}\n`,
  );
  return 0;
}

interface Passage {
  readonly path: string;
  readonly line: number;
  /** To the end of its last mark. */
  text: string;
  /** The words behind it. */
  trail: string;
}

/** The words around marks that follow each other: a mark that the passage before it already shows goes on with that one. */
function joinPassages(marks: ReturnType<typeof listMarks>): Passage[] {
  const passages: Passage[] = [];
  for (const { path, line, lead, mark, trail } of marks) {
    const before = passages.at(-1);
    const at = before?.path === path && before.line === line ? before.trail.indexOf(mark) : -1;
    if (before === undefined || at < 0) {
      passages.push({ path, line, text: lead + mark, trail });
    } else {
      before.text += before.trail.slice(0, at) + mark;
      before.trail = trail;
    }
  }
  return passages;
}

function readKinds(value: string): MarkKind[] {
  const kinds = value.split(',').map((kind) => kind.trim());
  if (kinds.every((kind): kind is MarkKind => (markKinds as readonly string[]).includes(kind))) return kinds;
  throw new InvalidArgumentError(`The kinds are ${markKinds.join(', ')}.`);
}
