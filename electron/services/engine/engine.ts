import { answerRequest, type ChannelHandlers } from '../../../shared/ipc/answer-request.ts';
import type { EngineChannel } from '../../../shared/ipc/contract.ts';
import { failureOf, RostrumError, type Result } from '../../../shared/failure.ts';
import type { Progress } from '../../../shared/progress.ts';
import { serialQueue } from '../../../shared/serial-queue.ts';
import { watchLibrary } from '../../files/watch.ts';
import type { Emit, EngineContext, OpenLibrary } from './handlers/context.ts';
import { sidecarHandlers } from './handlers/sidecar.ts';
import { changesHandlers } from './handlers/changes.ts';
import { episodeHandlers } from './handlers/episode.ts';
import { diagnosticsHandlers } from './handlers/diagnostics.ts';
import { purgeHandlers } from './handlers/purge.ts';
import { fixesHandlers } from './handlers/fixes.ts';
import { gitHandlers } from './handlers/git.ts';
import { importHandlers } from './handlers/import.ts';
import { libraryHandlers } from './handlers/library.ts';
import { exportHandlers } from './handlers/export.ts';
import { configHandlers } from './handlers/config.ts';
import { machineHandlers } from './handlers/machine.ts';
import { marksHandlers } from './handlers/marks.ts';
import { newEpisodeHandlers } from './handlers/new-episode.ts';
import { peopleHandlers } from './handlers/people.ts';
import { publishHandlers } from './handlers/publish.ts';
import { replaceHandlers } from './handlers/replace.ts';
import { orphanedRecordHandlers } from './handlers/orphaned-records.ts';
import { tableHandlers } from './handlers/table.ts';
import { wordsHandlers } from './handlers/words.ts';
import { recordingHandlers } from './handlers/recording.ts';
import { scheduleDatabaseChecks } from '../library/check-databases.ts';
import { bringUpToDate, endWaitForCheck } from './bring-up-to-date.ts';
import { openLibrary, retryAfterRepair } from '../library/library.ts';
import { keepLogLine, shortenLog } from '../machine/log.ts';
import { openRecordingChecks } from '../recording/check-recording.ts';
import { createPublisher } from '../publish/publish.ts';
import { beginRun } from '../machine/runs.ts';
import { throttleProgress } from '../machine/throttle-progress.ts';

export interface Engine {
  /** Answers any message: the argument is unknown until its schema has parsed it. */
  handle(channel: string, argument: unknown): Promise<Result<unknown>>;
  /** Gives back the pages of the databases that SQLite keeps for what may be asked next. */
  shrink(): void;
  close(): Promise<void>;
}

/**
 * All the use cases of the window over one library at a time. No Electron here: it runs in a worker thread.
 * @param command runs Rostrum's command line, for programs that start it
 */
export function createEngine({
  userData,
  emit: send,
  command = 'rostrum',
}: {
  userData: string;
  emit: Emit;
  command?: string;
}): Engine {
  const emitProgress = throttleProgress((progress) => send('progress', progress));
  const emit: Emit = (event, payload) =>
    event === 'progress' ? emitProgress(payload as Progress) : send(event, payload);
  let openedLibrary: OpenLibrary | null = null;
  const opening = serialQueue();
  /** Answers under way: the databases stay open until they are given. */
  const answering = new Set<Promise<unknown>>();

  const run = beginRun(userData);
  let unreportedCrash = run.crashed.at(-1) ?? null;
  if (unreportedCrash !== null) void keepLogLine(userData, 'crash: the run before did not end as it should');
  void shortenLog(userData);

  const current = (): OpenLibrary => {
    if (!openedLibrary)
      throw new RostrumError({ code: 'bad-request', message: 'No library is open.', next: 'Open a library first.' });
    return openedLibrary;
  };

  const close = async () => {
    const target = openedLibrary;
    if (!target) return;
    openedLibrary = null;
    target.closed = true;
    target.stopChecking();
    target.publisher.cancel();
    target.recordingChecks.close();
    await target.watch.close();
    await target.indexing;
    endWaitForCheck(target);
    await Promise.allSettled(answering);
    target.library.close();
  };

  /** One after the other: a change seen while indexing is looked at afterwards. */
  const reindex = (target: OpenLibrary): Promise<void> => {
    target.waiting++;
    target.indexing = target.indexing.then(async () => {
      target.waiting--;
      // The next round looks at the same folder.
      if (target.closed || target.waiting > 0) return;
      try {
        await retryAfterRepair(
          target.library,
          () => bringUpToDate(target, emit),
          (message) => emit('notice', { message }),
        );
      } catch (error) {
        // Nobody waits for this answer, so it is told as a notice.
        emit('notice', { message: failureOf(error).message });
      } finally {
        endWaitForCheck(target);
      }
    });
    return target.indexing;
  };

  const openNow = async (path: string): Promise<OpenLibrary> => {
    const library = await openLibrary(path, { userData });
    await close();
    const opened: OpenLibrary = {
      library,
      publisher: createPublisher(library, (progress) => emit('progress', progress)),
      recordingChecks: openRecordingChecks(userData),
      watch: await watchLibrary(
        library.root,
        () => void reindex(opened),
        (message) => emit('notice', { message }),
      ),
      open: new Map(),
      pulling: false,
      closed: false,
      unread: new Map(),
      listed: false,
      awaitingCheck: [],
      filesCameOrWent: true,
      waiting: 0,
      indexing: Promise.resolve(),
      stopChecking: scheduleDatabaseChecks(library, () => {
        const message = library.replaceDamaged();
        if (message === null) return;
        emit('notice', { message });
        opened.listed = false;
        void reindex(opened);
      }),
    };
    openedLibrary = opened;
    if (unreportedCrash !== null)
      emit('notice', {
        message:
          'Rostrum did not end as it should the last time. Work that was not saved is kept; Help, Diagnostics has a report.',
      });
    unreportedCrash = null;
    void reindex(opened);
    return opened;
  };

  const openLibraryInTurn = (path: string): Promise<OpenLibrary> => opening.run(() => openNow(path));

  const context: EngineContext = { current, emit, userData, reindex };
  const handlers: ChannelHandlers<EngineChannel> = {
    ...libraryHandlers(context, openLibraryInTurn),
    ...episodeHandlers(context),
    ...sidecarHandlers(context),
    ...changesHandlers(context),
    ...newEpisodeHandlers(context),
    ...peopleHandlers(context),
    ...marksHandlers(context),
    ...publishHandlers(context),
    ...replaceHandlers(context),
    ...fixesHandlers(context),
    ...tableHandlers(context),
    ...wordsHandlers(context),
    ...gitHandlers(context, command),
    ...purgeHandlers(context),
    ...configHandlers(context),
    ...exportHandlers(context),
    ...machineHandlers(context, () => openedLibrary),
    ...diagnosticsHandlers(context),
    ...recordingHandlers(context),
    ...importHandlers(context),
    ...orphanedRecordHandlers(context),
  };

  /** Runs a handler, and once more where a damaged database was found and replaced meanwhile. */
  const runWithRepair = (channel: EngineChannel, run: () => unknown): unknown => {
    const target = openedLibrary;
    if (!target || channel === 'library.open') return run();
    const answered = retryAfterRepair(target.library, run, (message) => {
      emit('notice', { message });
      target.listed = false;
      void reindex(target);
    });
    answering.add(answered);
    return answered.finally(() => answering.delete(answered));
  };

  return {
    async handle(channel, argument) {
      const result = await answerRequest(handlers, channel, argument, runWithRepair);
      if (!result.ok)
        void keepLogLine(
          userData,
          `${Object.hasOwn(handlers, channel) ? channel : 'unknown request'}: ${result.error.code}`,
        );
      return result;
    },
    shrink() {
      // One that could not be opened again after a repair is closed.
      for (const db of [openedLibrary?.library.catalogue, openedLibrary?.library.history])
        if (db?.open) db.pragma('shrink_memory');
    },
    async close() {
      await close();
      run.end();
    },
  };
}
