import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { readHtml } from '../../../shared/formats/read/text.ts';
import type { LineLength } from '../../../shared/formats/write/cues.ts';
import { findPageDifference } from '../../../shared/formats/write/read-back.ts';
import { toScript, turnsOf } from '../../../shared/formats/write/script.ts';
import { findUnsaid } from '../../../shared/formats/write/source-words.ts';
import type { ExportedEpisode, ExportedOutput, ExportFormat } from '../../../shared/publish/export-formats.ts';
import type { SidecarRecord } from '../../../shared/sidecar/sidecar-record.ts';
import { placeTimes } from '../../../shared/sidecar/turn-times.ts';
import { titleOf } from '../pool/inspect.ts';
import { languageOf, renderSource } from '../pool/render-source.ts';
import { readWordDocument } from '../import/read-word-document.ts';
import { writeWordDocument } from './write-word-document.ts';

/** An episode as it is exported: what the disk holds, or the unsaved text of its editor. */
export interface FileToExport {
  /** Relative to the library. */
  readonly path: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly sidecar: SidecarRecord;
}

export interface ExportTask {
  readonly files: readonly FileToExport[];
  readonly formats: readonly ExportFormat[];
  readonly config: LibraryConfig;
  readonly lineLength?: LineLength | undefined;
}

/** Episodes in other forms, each read back before it is given out. */
export async function exportFiles({ files, formats, config, lineLength }: ExportTask): Promise<ExportedEpisode[]> {
  const exported: ExportedEpisode[] = [];
  for (const file of files) {
    const plain = formats.filter((format) => format !== 'docx');
    const { rendered, bytes } = renderSource(file, { config, formats: plain, lineLength }, file.sidecar);
    const outputs = await Promise.all(
      formats.map(async (format): Promise<ExportedOutput> => {
        if (format === 'docx') return { format, ...(await exportWord(file, config)) };
        const written = bytes.get(format) ?? null;
        if (written !== null) return { format, bytes: written, refused: [] };
        const refused = rendered.files.flatMap((output) =>
          output.format === format && output.refused !== null ? [output.refused] : [],
        );
        return { format, bytes: null, refused: rendered.blocked ?? refused };
      }),
    );
    exported.push({ path: file.path, outputs });
  }
  return exported;
}

/** How a document is tried, the best first: names or emphasis may be taken for something else. */
const attempts = [
  { names: 'above', isFormatted: true },
  { names: 'in front', isFormatted: true },
  { names: 'in front', isFormatted: false },
] as const;

/** A Word document that our own reader reads back to the same people, words and times. */
async function exportWord(file: FileToExport, config: LibraryConfig): Promise<Omit<ExportedOutput, 'format'>> {
  const episode = parseEpisode(file.text, config);
  const script = toScript(episode, placeTimes(episode, file.sidecar.times));
  if (!script.ok) return refuse(script.reason);
  const turns = turnsOf(script.parts);
  const unsaid = findUnsaid(script.parts.filter((part) => part.kind === 'turn'));
  if (unsaid !== null) return refuse(unsaid);
  const about = { title: titleOf(file.path, episode), language: languageOf(file.path, episode, config) };
  let reason = '';
  for (const attempt of attempts) {
    const bytes = await writeWordDocument(script.parts, { ...about, ...attempt });
    try {
      const difference = findPageDifference(readHtml(await readWordDocument(file.path, bytes), 'docx'), turns);
      if (difference === null) return { bytes, refused: [] };
      reason = difference;
    } catch (error) {
      // A sign that no XML can hold stands in it.
      if (!(error instanceof RostrumError)) throw error;
      reason = `It could not be read back: ${error.failure.message}`;
    }
  }
  return refuse(reason);
}

const refuse = (reason: string) => ({ bytes: null, refused: [reason] });
