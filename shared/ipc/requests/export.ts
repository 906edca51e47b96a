import { z } from 'zod';
import { exportFormats, type ExportedEpisode } from '../../publish/export-formats.ts';
import { answer, type RequestTable } from './request.ts';

/** Where the editor wants exported files. */
export interface ExportPlace {
  readonly id: string;
  /** Of the file, or of the folder. */
  readonly path: string;
  /** Those of the names that are there already. */
  readonly existing: readonly string[];
}

/** Why a file was not written, or null where it was. */
export interface ExportedFile {
  readonly name: string;
  readonly reason: string | null;
}

/** Episodes as files of other forms, anywhere on this machine. Where they go is asked outside the page, which names no place itself. */
export const exportRequests = {
  /** A few at a time, with the unsaved texts of those that are open. */
  'export.render': {
    runs: 'engine',
    argument: z.object({
      paths: z.array(z.string()).max(50),
      formats: z.array(z.enum(exportFormats)).min(1),
      texts: z.array(z.object({ path: z.string(), text: z.string() })),
    }),
    result: answer<readonly ExportedEpisode[]>(),
  },
  'export.cancel': { runs: 'engine', argument: z.null(), result: answer<null>() },
  /** Asks for a file, where there is one name, else for a folder; null where nothing was chosen. */
  'export.choosePlace': {
    runs: 'app',
    argument: z.object({ names: z.array(z.string()).min(1), isFolder: z.boolean() }),
    result: answer<ExportPlace | null>(),
  },
  /** @param replace whether files that are there already are replaced; else they are left */
  'export.write': {
    runs: 'app',
    argument: z.object({
      place: z.string(),
      replace: z.boolean(),
      files: z.array(
        z.object({ name: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
      ),
    }),
    result: answer<readonly ExportedFile[]>(),
  },
} as const satisfies RequestTable;
