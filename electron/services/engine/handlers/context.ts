import type { z } from 'zod';
import type { EventName, EventPayload } from '../../../../shared/ipc/contract.ts';
import type { RequestTable, ResultOf } from '../../../../shared/ipc/requests/request.ts';
import type { Watch } from '../../../files/watch.ts';
import type { Library } from '../../library/library.ts';
import type { RecordingChecks } from '../../recording/check-recording.ts';
import type { Publisher } from '../../publish/publish.ts';

export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** One handler per channel of a table: takes the parsed argument, throws a `RostrumError` for what cannot be done. */
export type HandlersOf<T extends RequestTable> = {
  readonly [C in keyof T]: (argument: z.output<T[C]['argument']>) => Promise<ResultOf<T[C]>> | ResultOf<T[C]>;
};

/** What is open in the window. */
export interface OpenLibrary {
  readonly library: Library;
  readonly publisher: Publisher;
  readonly recordingChecks: RecordingChecks;
  readonly watch: Watch;
  /** Path to the hash that the window knows; null once it was told that the file is gone. */
  readonly open: Map<string, string | null>;
  /** Git brings others’ work because the editor asked for it: it is no other program’s. */
  pulling: boolean;
  closed: boolean;
  /** Files that nobody has read yet while many are read for the first time, in order: path to bytes. */
  unread: Map<string, number>;
  /** False until the files were listed for the first time. */
  listed: boolean;
  /** Who waits until all files were looked through for problems for the first time; null from then on. */
  awaitingCheck: (() => void)[] | null;
  /** Files did since the window was told of what is kept of those that are gone. */
  filesCameOrWent: boolean;
  /** How often the folder is to be looked at again; filling in full text makes way for that. */
  waiting: number;
  indexing: Promise<void>;
  /** Whether the databases are sound is looked at now and then, until this is called. */
  stopChecking(): void;
}

/** What handlers share with the engine. */
export interface EngineContext {
  /** @throws RostrumError where no library is open */
  current(): OpenLibrary;
  readonly emit: Emit;
  /** Folder of what Rostrum keeps on this machine. */
  readonly userData: string;
  /** Looks at the folder again, after whatever is under way. */
  reindex(target: OpenLibrary): Promise<void>;
}
