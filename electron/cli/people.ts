import { RostrumError } from '../../shared/failure.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { decisionsPath } from '../../shared/people/decisions.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import type { Library } from '../services/library/library.ts';
import { decide, listPeople } from '../services/catalogue/people.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { alignColumns, printJson } from './report.ts';

interface PeopleOptions {
  readonly json?: boolean;
  readonly same?: readonly string[];
  readonly different?: readonly string[];
  readonly catalogue?: string;
}

/** `people`: who speaks, under which labels and spellings, and who may be one person. */
export const addPeople: AddCommand = (program, io, exit) => {
  program
    .command('people')
    .description('list who speaks in a library, and which spellings may be one person’s')
    .argument('<library>')
    .option('--json', 'for machines')
    .option(
      '--same <names...>',
      `remember that two names are one person’s, the one to keep first (in ${decisionsPath})`,
    )
    .option('--different <names...>', `remember that two names are two people’s (in ${decisionsPath})`)
    .option('--catalogue <file>', 'keep the catalogue there')
    .action(async (library: string, options: PeopleOptions) =>
      exit(await withLibrary(io, library, options.catalogue, (opened) => people(io, opened, options))),
    );
};

async function people(io: Io, library: Library, { json = false, same, different }: PeopleOptions): Promise<ExitCode> {
  for (const [kind, names] of [
    ['same', same],
    ['different', different],
  ] as const) {
    if (names === undefined) continue;
    const [a, b, ...rest] = names;
    if (!a || !b || rest.length > 0)
      throw new RostrumError({
        code: 'bad-request',
        message: `--${kind} is about two names.`,
        next: 'Put each in quotation marks, and the library before them.',
      });
    await decide(library, { kind, a, b });
  }
  await indexLibrary(library);
  const found = await listPeople(library);
  if (json) {
    printJson(io, {
      people: found.people.map(({ name, labels, spellings, episodes, turns, words }) => ({
        name,
        labels: labels.map(({ label }) => label),
        spellings: spellings.map((spelling) => spelling.name),
        episodes: episodes.map(({ path }) => path),
        turns,
        words,
      })),
      suggestions: found.suggestions,
      unnamed: found.unnamed,
    });
    return 0;
  }
  io.stdout.write(
    alignColumns(
      found.people.map(({ name, labels, spellings, episodes, turns }) => [
        name,
        labels
          .map(({ label }) => label)
          .filter((label) => label !== name)
          .join(', '),
        countOf(episodes.length, 'episode'),
        [countOf(turns, 'turn'), ...spellings.slice(1).map((spelling) => `also “${spelling.name}”`)].join(', '),
      ]),
    ),
  );
  if (found.unnamed.length > 0)
    io.stdout.write(printLine`\nLabels that name nobody: ${found.unnamed.map(({ label }) => label).join(', ')}`);
  if (found.suggestions.length > 0) io.stdout.write('\nMay be one person:\n');
  io.stdout.write(
    alignColumns(
      found.suggestions.map(({ keep, other, reason }) => [`“${keep}” and “${other}”`, reason]),
      '  ',
    ),
  );
  io.stdout.write(`\n${countOf(found.people.length, 'person', 'people')}\n`);
  return 0;
}
