import type { ChangesPreview } from '../../shared/changes/change-hit.ts';
import { countOf } from '../../shared/text/count-of.ts';
import type { NameHit, NameHitKind } from '../../shared/people/rename-person.ts';
import { changeEpisodes } from '../services/writing/change-set.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import type { Library } from '../services/library/library.ts';
import { previewRename } from '../services/catalogue/people.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { unknownPersonFailure } from './unknown-person.ts';
import { withLibrary } from './open-library.ts';
import { elapsed, printJson } from './report.ts';

interface RenameOptions {
  readonly from: string;
  readonly to: string;
  readonly words?: boolean;
  readonly initials?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `rename-person`: in all episodes as one change, or in none. */
export const addRenamePerson: AddCommand = (program, io, exit) => {
  program
    .command('rename-person')
    .description(
      'give a person another name in all episodes: legends, labels that are names, front-matter fields of people. All files or none; frozen fields stay',
    )
    .argument('<library>')
    .requiredOption('--from <name>', 'the name as it is written')
    .requiredOption('--to <name>', 'the name that they get')
    .option('--words', 'also where somebody says the name, and in other fields; otherwise those places are only listed')
    .option('--initials', 'also a label that is made of the initials')
    .option('--dry-run', 'only tell what would change')
    .option('--json', 'for machines')
    .action(async (library: string, options: RenameOptions) =>
      exit(await withLibrary(io, library, undefined, (opened) => renameInLibrary(io, opened, options))),
    );
};

async function renameInLibrary(io: Io, library: Library, options: RenameOptions): Promise<ExitCode> {
  const start = performance.now();
  const { from, to, dryRun = false, json = false } = options;
  const preview = await previewRename(library, { from, to });
  if (preview.files.length === 0 && from !== to) {
    await indexLibrary(library);
    throw await unknownPersonFailure(library, from);
  }
  const kinds = new Set<NameHitKind>([
    'name',
    ...(options.words ? ['words' as const] : []),
    ...(options.initials ? ['initials' as const] : []),
  ]);
  const isChosen = ({ kind, ticked }: NameHit) => kinds.has(kind) && (ticked || kind !== 'name');
  const chosen = preview.files
    .map(({ path, hash, hits }) => ({
      path,
      baseHash: hash,
      edits: hits.filter(isChosen).flatMap(({ edits }) => edits),
    }))
    .filter(({ edits }) => edits.length > 0);
  const isWritten = !dryRun && chosen.length > 0;
  const change = isWritten ? await changeEpisodes(library, `Renamed ${from} to ${to}`, chosen) : null;
  for (const { path, reason } of preview.failed) io.stderr.write(printLine`rostrum: ${path}: ${reason}`);

  if (json) {
    const files = preview.files.map(({ path, hits }) => ({
      path,
      hits: hits.map((hit) => ({
        line: hit.line,
        kind: hit.kind,
        place: hit.place,
        places: hit.edits.length,
        removed: hit.removed,
        inserted: hit.inserted,
        renamed: isChosen(hit),
      })),
    }));
    printJson(io, {
      from,
      to,
      dryRun,
      files,
      changed: change?.paths ?? [],
      change: change?.id ?? null,
      ms: elapsed(start),
    });
  } else {
    io.stdout.write(printPreview(preview, isChosen));
    const places = chosen.reduce((sum, { edits }) => sum + edits.length, 0);
    io.stdout.write(
      `${countOf(places, 'place')} in ${countOf(chosen.length, 'episode')}; ${isWritten ? 'written' : dryRun ? 'nothing written (dry run)' : 'nothing to write'}\n`,
    );
  }
  return preview.failed.length > 0 ? 1 : 0;
}

function printPreview({ files }: ChangesPreview<NameHit>, isChosen: (hit: NameHit) => boolean): string {
  return files
    .flatMap(({ path, hits }) =>
      hits.map(
        (hit) =>
          printLine`${path}:${hit.line}: ${isChosen(hit) ? '' : 'left: '}${hit.place}: ${hit.lead}[-${hit.removed}-]{+${hit.inserted}+}${hit.trail}`,
      ),
    )
    .join('');
}
