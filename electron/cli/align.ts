import { clockTime } from '../../shared/text/clock.ts';
import type { AlignPlan } from '../../shared/align/align-episode.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { timedFormOf } from '../../shared/operations/timed-form.ts';
import { RostrumError } from '../../shared/failure.ts';
import { applyEdits } from '../../shared/text/text-edit.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { readSource } from '../files/read-file.ts';
import { alignText } from '../services/import/align.ts';
import { changeFile } from '../services/episode/change-file.ts';
import { readForeignFile } from '../services/import/import-thread.ts';
import { sidecarTimes } from '../services/import/import.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import { openLibrary } from '../services/library/library.ts';
import type { ReadOptions } from '../services/import/read-transcript-file.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { addReadOptions, describeReadProblems } from './read-options.ts';
import { elapsed, printJson } from './report.ts';

interface AlignOptions extends ReadOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `align`: the times of a timed file for the turns of an episode. */
export const addAlign: AddCommand = (program, io, exit) => {
  addReadOptions(program.command('align'))
    .description(
      'give the turns of an episode their times from captions or a recogniser’s output; no word changes, and times that stand in the text stay',
    )
    .argument('<episode>')
    .argument('<timed-file>')
    .option('--dry-run', 'only tell what would be written')
    .option('--json', 'for machines')
    .action(async (episode: string, timed: string, options: AlignOptions) =>
      exit(await align(io, episode, timed, options)),
    );
};

async function align(
  io: Io,
  path: string,
  timed: string,
  { dryRun = false, json = false, encoding, format }: AlignOptions,
): Promise<ExitCode> {
  const start = performance.now();
  const { transcript } = await readForeignFile(timed, { encoding, format });
  for (const problem of json ? [] : describeReadProblems(transcript))
    io.stderr.write(printLine`rostrum: ${timed}: ${problem}`);
  const { source } = await readSource(path);
  const userData = userDataFolder();
  const library = await openLibrary(path, { userData });
  let plan: AlignPlan;
  try {
    // How the library writes times is asked only where the episode does not show it.
    if (timedFormOf(parseEpisode(source.text, library.config)) === null) await indexLibrary(library);
    plan = await alignText(library, source.text, transcript);
  } finally {
    library.close();
  }
  if (!dryRun) {
    // The file must still say what was aligned.
    const text = applyEdits(source.text, plan.edits);
    await changeFile(
      path,
      { userData },
      (now) => editsFor(now, source.text, plan),
      (owner, inLibrary) => sidecarTimes(owner, { path: inLibrary, text, times: plan.times }),
    );
  }
  const { turns, edits, times, inText, differing, without, words, matched } = plan;
  if (json) {
    const written = { text: edits.length, sidecar: times.size };
    printJson(io, {
      path,
      turns: turns.length,
      exact: turns.filter(({ exact }) => exact).length,
      written,
      words,
      matched,
      differing: differing.map(({ line, written: own, found }) => ({ line, written: own, found })),
      without,
      dryRun,
      ms: elapsed(start),
    });
    return 0;
  }
  const nothing = edits.length === 0 && times.size === 0;
  const verb = dryRun ? 'would get' : 'got';
  const where = !inText
    ? `${countOf(times.size, 'time')} beside the episode`
    : `${countOf(edits.length, 'time')} in the text`;
  io.stdout.write(
    printLine`${path}: ${nothing ? 'has the times that can be had; nothing was written' : `${verb} ${where}`}; ${matched} of ${countOf(words, 'word')} found`,
  );
  for (const { line, written, found } of differing)
    io.stdout.write(printLine`${path}:${line}: says ${clockTime(written)}, and is said at ${clockTime(found)}`);
  for (const line of without) io.stdout.write(printLine`${path}:${line}: no time was found`);
  return 0;
}

function editsFor(now: string, aligned: string, { edits }: AlignPlan): AlignPlan['edits'] {
  if (now === aligned) return edits;
  throw new RostrumError({
    code: 'changed-on-disk',
    message: 'Another program changed the episode in the meantime. Nothing was written.',
    next: 'Align it again.',
  });
}
