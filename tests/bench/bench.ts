import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { cloneEpisodes, readEpisodes } from './episodes.ts';
import { measureDrafts } from './drafts.ts';
import { measureDoubts } from './doubts.ts';
import { fitDoubts } from './fit-doubts.ts';
import { measureImport } from './import.ts';
import { measureLibrary } from './library.ts';
import { measurePlanted } from './planted.ts';
import { measurePublish } from './publish.ts';
import { measureText } from './text.ts';
import { measureVoices } from './voices.ts';
import { measureWholeLibrary } from './whole-library.ts';
import { say } from './measure.ts';

const root = join(import.meta.dirname, '../..');
const defaultFolder = [join(root, '../shared/corpus'), join(root, 'build/sample-library')].find(existsSync);

const recordings = join(root, '../shared/voices');

interface BenchOptions {
  readonly clone?: number;
  readonly doubts?: boolean;
  readonly fitDoubts?: boolean;
  readonly planted?: boolean;
  readonly list?: boolean;
  readonly publish?: boolean;
  readonly voices?: boolean;
  readonly drafts?: boolean;
  readonly seed: number;
}

function readCount(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Give a whole number from 1.');
}

await new Command('bench')
  .description('measure Rostrum over a folder of episodes, next to other tools where they are installed')
  .argument('[folder]', 'a folder of episodes', defaultFolder)
  .option('--clone <files>', 'measure over so many files, made from those in the folder', readCount)
  .option('--doubts', 'only how well doubtful attributions are found')
  .option('--fit-doubts', 'only fit the weights of the evidence about doubtful attributions')
  .option('--planted', 'only how many planted errors of attribution are found')
  .option('--publish', 'only planning, publishing and taking back')
  .option('--voices', 'only how well voices tell who speaks, where ../shared/voices has recordings')
  .option('--drafts', 'only what drafts of recordings take besides their models')
  .option('--list', 'with --planted: tell which were missed')
  .option('--seed <number>', 'which turns get a wrong speaker or an error', readCount, 1)
  .action(
    async (
      folder: string,
      {
        clone,
        doubts = false,
        fitDoubts: fit = false,
        planted = false,
        list = false,
        publish = false,
        voices = false,
        drafts = false,
        seed,
      }: BenchOptions,
    ) => {
      const temporary = await mkdtemp(join(tmpdir(), 'rostrum-bench-'));
      try {
        if (voices) {
          await measureVoices(recordings, temporary, seed);
          return;
        }
        if (drafts) {
          measureDrafts(temporary);
          return;
        }
        const source = await readEpisodes(resolve(folder));
        const episodes = clone === undefined ? source : await cloneEpisodes(source, join(temporary, 'library'), clone);
        say(
          `${folder}${clone === undefined ? '' : ', cloned'}: ${episodes.files.length} files, ${(episodes.bytes / 1e6).toFixed(1)} MB; Node ${process.versions.node}, ${availableParallelism()} cores`,
        );
        if (fit) {
          fitDoubts(source);
          return;
        }
        if (planted) {
          measurePlanted(source, seed, list);
          return;
        }
        if (publish) {
          await measurePublish(episodes, temporary);
          return;
        }
        if (!doubts) {
          const markdownlint = measureText(episodes);
          measureImport();
          await measureLibrary(episodes, join(temporary, 'user-data'), markdownlint);
          await measureWholeLibrary(episodes, join(temporary, 'user-data'));
          await measurePublish(episodes, temporary);
        }
        measureDoubts(source, seed);
        if (!doubts) {
          await measureVoices(recordings, temporary, seed);
          measureDrafts(temporary);
        }
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
    },
  )
  .parseAsync();
