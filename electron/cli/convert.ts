import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { Option } from 'commander';
import { exportFormats, type ExportFormat } from '../../shared/publish/export-formats.ts';
import { lineLengths } from '../../shared/formats/write/cues.ts';
import { RostrumError } from '../../shared/failure.ts';
import { readSource } from '../files/read-file.ts';
import { replaceFile } from '../files/write-file.ts';
import { readSidecar } from '../services/writing/sidecar.ts';
import { createConfigReader } from '../services/library/config-reader.ts';
import { exportInThread } from '../services/export/export.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { reportConfigProblems } from './report.ts';

interface ConvertOptions {
  readonly format: ExportFormat;
  readonly output?: string;
  readonly lineLength?: '42' | '32';
}

/** `convert`: one episode in another form, without a site. */
export const addConvert: AddCommand = (program, io, exit) => {
  program
    .command('convert')
    .description(
      'write an episode as captions, JSON, HTML, text, a Word document or clean markdown, read back before it is given out',
    )
    .argument('<episode>')
    .addOption(new Option('--format <format>').choices(exportFormats).makeOptionMandatory())
    .addOption(
      new Option('--line-length <characters>', 'of SRT: two lines of so many at most').choices(lineLengths.map(String)),
    )
    .option('-o, --output <file>', 'a file that is not there yet; else it is printed, but for a Word document')
    .action(async (episode: string, options: ConvertOptions) => exit(await convert(io, episode, options)));
};

async function convert(io: Io, path: string, { format, output, lineLength }: ConvertOptions): Promise<ExitCode> {
  if (format === 'docx' && output === undefined)
    throw new RostrumError({
      code: 'bad-request',
      message: 'A Word document cannot be printed.',
      next: 'Name a file for it with --output.',
    });
  const configs = createConfigReader();
  const { config, root } = await configs.read(path);
  reportConfigProblems(io, configs.problems());
  const { source, bytes: before, hash } = await readSource(path);
  const inLibrary = relative(await realpath(root), await realpath(path))
    .split(sep)
    .join('/');
  const sidecar = await readSidecar(root, inLibrary);
  const [episode] = await exportInThread([{ path: inLibrary, text: source.text, bytes: before, hash, sidecar }], {
    config,
    formats: [format],
    lineLength: lineLengths.find((length) => String(length) === lineLength),
  });
  const { bytes: written, refused } = episode!.outputs[0]!;
  if (written === null) {
    for (const reason of refused) io.stderr.write(printLine`rostrum: ${path}: ${reason}`);
    return 1;
  }
  if (output === undefined) {
    io.content.write(new TextDecoder().decode(written));
    return 0;
  }
  try {
    await replaceFile(output, { expectedHash: null, bytes: written });
  } catch (error) {
    if (!(error instanceof RostrumError) || error.failure.code !== 'changed-on-disk') throw error;
    throw new RostrumError(
      {
        code: 'changed-on-disk',
        message: 'There is a file of this name already.',
        next: 'Nothing was written; choose another name.',
        path: output,
      },
      { cause: error },
    );
  }
  io.stdout.write(printLine`${output}: written`);
  return 0;
}
