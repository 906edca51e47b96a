import { z } from 'zod';
import { deletableKinds, type GitProgram, type KeptOnMachine } from '../../machine/kept-on-machine.ts';
import { answer, type RequestTable } from './request.ts';

/** What Rostrum keeps on this machine, to be seen and deleted. */
export const machineRequests = {
  'machine.kept': { runs: 'engine', argument: z.null(), result: answer<KeptOnMachine>() },
  'machine.git': { runs: 'engine', argument: z.null(), result: answer<GitProgram | null>() },
  'machine.revokeTrust': { runs: 'engine', argument: z.object({ repository: z.string() }), result: answer<null>() },
  'machine.revokeSite': {
    runs: 'engine',
    argument: z.object({ library: z.string(), site: z.string() }),
    result: answer<null>(),
  },
  /** Deletes what is kept of unsaved work in episodes of the open library. */
  'machine.deleteUnsaved': {
    runs: 'engine',
    argument: z.object({ paths: z.array(z.string()) }),
    result: answer<null>(),
  },
  /** What is in use at the moment stays. */
  'machine.deleteFiles': { runs: 'app', argument: z.object({ kind: z.enum(deletableKinds) }), result: answer<null>() },
} as const satisfies RequestTable;
