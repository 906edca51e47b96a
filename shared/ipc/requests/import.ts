import { z } from 'zod';
import type { AlignmentView } from '../../align/alignment-view.ts';
import { encodings } from '../../formats/model/encodings.ts';
import { readableAs, type ReadAs } from '../../formats/model/read-as.ts';
import type { ImportPreview } from '../../import/import-preview.ts';
import type { ReadFile } from '../../import/read-file.ts';
import { joinings } from '../../import/to-turns.ts';
import type { Declaration } from '../../operations/legend-entries.ts';
import { answer, type RequestTable } from './request.ts';

const readAs = z.enum(readableAs as [ReadAs, ...ReadAs[]]);

const declaration = z.object({ label: z.string(), name: z.string() }) satisfies z.ZodType<Declaration>;

const importRequest = z.object({
  id: z.string(),
  title: z.string(),
  date: z.string(),
  path: z.string().optional(),
  speakers: z.record(z.string(), declaration),
  /** Names of those who were there besides the speakers of the file. */
  others: z.array(z.string()).optional(),
  joining: z.enum(joinings).optional(),
});

const turnTimes = z.array(z.tuple([z.number().int().nonnegative(), z.number().nonnegative()]));

/** Transcripts of other programs: read, shown as they would be, then made an episode or lent to one for their times. */
export const importRequests = {
  'import.open': {
    runs: 'engine',
    argument: z.object({
      file: z.string(),
      encoding: z.enum(encodings.map(({ id }) => id) as [string, ...string[]]).optional(),
      format: readAs.optional(),
    }),
    result: answer<ReadFile>(),
  },
  /** Ends the reading that is under way. */
  'import.cancel': { runs: 'engine', argument: z.null(), result: answer<null>() },
  'import.preview': { runs: 'engine', argument: importRequest, result: answer<ImportPreview>() },
  'import.create': { runs: 'engine', argument: importRequest, result: answer<{ readonly path: string }>() },
  'import.align': {
    runs: 'engine',
    argument: z.object({ id: z.string(), text: z.string() }),
    result: answer<AlignmentView>(),
  },
  /** Keeps times beside an episode. `text` is what the turns are counted in. */
  'import.keepTimes': {
    runs: 'engine',
    argument: z.object({ path: z.string(), text: z.string(), times: turnTimes }),
    result: answer<null>(),
  },
} as const satisfies RequestTable;
