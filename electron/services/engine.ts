import type { z } from 'zod';
import { requests, type Answer, type EngineChannel, type EventPayload, type ParsedArgument } from '../../shared/ipc/contract.ts';
import { failureOf, RostrumError, type Result } from '../../shared/ipc/result.ts';
import { watchLibrary } from '../files/watch.ts';
import { currentHash } from '../files/write-file.ts';
import { fillCleanHashes, fillSearch, indexLibrary } from './indexer.ts';
import type { Emit, EngineContext, Session } from './handlers/context.ts';
import { besideHandlers } from './handlers/beside.ts';
import { changesHandlers } from './handlers/changes.ts';
import { episodeHandlers } from './handlers/episode.ts';
import { forgetHandlers } from './handlers/forget.ts';
import { gitHandlers } from './handlers/git.ts';
import { importHandlers } from './handlers/import.ts';
import { libraryHandlers } from './handlers/library.ts';
import { marksHandlers } from './handlers/marks.ts';
import { newEpisodeHandlers } from './handlers/new-episode.ts';
import { peopleHandlers } from './handlers/people.ts';
import { publishHandlers } from './handlers/publish.ts';
import { replaceHandlers } from './handlers/replace.ts';
import { strayHandlers } from './handlers/strays.ts';
import { tableHandlers } from './handlers/table.ts';
import { wordsHandlers } from './handlers/words.ts';
import { recordingHandlers } from './handlers/recording.ts';
import { openLibrary, pathInLibrary, readConfig, retryWhenMended } from './library.ts';
import { settleOpenWrites } from './open-writes.ts';
import { createPublisher } from './publish.ts';
import { findStrays } from './strays.ts';

export interface Engine {
  /** Answers any message: the argument is unknown until its schema has parsed it. */
  handle(channel: string, argument: unknown): Promise<Result<unknown>>;
  close(): Promise<void>;
}

type Handlers = { readonly [C in EngineChannel]: (argument: ParsedArgument<C>) => Promise<Answer<C>> | Answer<C> };

/**
 * All the use cases of the window over one library at a time. No Electron here: it runs in a worker thread.
 * @param command runs Rostrum's command line, for programs that start it
 */
export function createEngine({ userData, emit, command = 'rostrum' }: { userData: string; emit: Emit; command?: string }): Engine {
  let session: Session | null = null;
  let opening: Promise<unknown> = Promise.resolve();
  /** Answers under way: the databases stay open until they are given. */
  const answering = new Set<Promise<unknown>>();

  const current = (): Session => {
    if (!session) throw new RostrumError({ code: 'bad-request', message: 'No library is open.', next: 'Open a library first.' });
    return session;
  };

  const close = async () => {
    const target = session;
    if (!target) return;
    session = null;
    target.closed = true;
    target.publisher.cancel();
    await target.watch.close();
    await target.indexing;
    await Promise.allSettled(answering);
    target.library.close();
  };

  /** One after the other: a change seen while indexing is looked at afterwards. */
  const reindex = (target: Session): Promise<void> => {
    target.waiting++;
    target.indexing = target.indexing.then(async () => {
      target.waiting--;
      // The next round looks at the same folder.
      if (target.closed || target.waiting > 0) return;
      try {
        await retryWhenMended(target.library, () => bringUpToDate(target), (message) => emit('notice', { message }));
      } catch (error) {
        // Nobody waits for this answer, so it is told as a notice.
        emit('notice', { message: failureOf(error).message });
      }
    });
    return target.indexing;
  };

  const bringUpToDate = async (target: Session): Promise<void> => {
    const { library } = target;
    const onProgress = (progress: EventPayload<'progress'>) => emit('progress', progress);
    for (const message of await settleOpenWrites(library.root, library.history)) emit('notice', { message });
    const { touched, added, removed } = await indexLibrary(library, { onProgress, isCancelled: () => target.closed });
    target.cameOrWent ||= added > 0 || removed > 0;
    if (target.closed) return;
    const isFirst = !target.listed;
    target.listed = true;
    if (isFirst || touched.length > 0) emit('library.changed', { paths: [...touched] });
    await tellOfChangedFiles(target);
    await tellOfChangedSettings(target);
    const isCancelled = () => target.closed || target.waiting > 0;
    const cleaned = await fillCleanHashes(library, { isCancelled });
    if (cleaned.length > 0) emit('library.changed', { paths: cleaned });
    await fillSearch(library, { onProgress, isCancelled });
    if (isCancelled() || !target.cameOrWent) return;
    target.cameOrWent = false;
    emit('library.strays', { strays: await findStrays(library) });
  };

  const tellOfChangedFiles = async ({ library, open }: Session): Promise<void> => {
    for (const [path, known] of open) {
      const hash = await currentHash(pathInLibrary(library, path)).catch(() => known); // What cannot be read now is in the list, with the reason.
      // A save may have come in between.
      if (hash === known || open.get(path) !== known) continue;
      open.set(path, hash);
      if (hash !== null) emit('episode.changedOnDisk', { path, hash });
      else emit('notice', { message: `“${path}” was deleted or moved by another program. What you have of it is still here; copy it before you close it.` });
    }
  };

  /** Rows, forms and plans all hang on the settings, so they change for a library as a whole, when it is opened. */
  const tellOfChangedSettings = async (target: Session): Promise<void> => {
    const settings = JSON.stringify((await readConfig(target.library.root)).config);
    if (settings === target.settings) return;
    target.settings = settings;
    emit('notice', { message: 'The settings in rostrum.yaml were changed. Open the library again to work with them.' });
  };

  const openSession = async (path: string): Promise<Session> => {
    const library = await openLibrary(path, { userData });
    await close();
    const opened: Session = {
      library,
      publisher: createPublisher(library, (progress) => emit('progress', progress)),
      watch: await watchLibrary(library.root, () => void reindex(opened), (message) => emit('notice', { message })),
      open: new Map(),
      closed: false,
      settings: JSON.stringify(library.config),
      listed: false,
      cameOrWent: true,
      waiting: 0,
      indexing: Promise.resolve(),
    };
    session = opened;
    void reindex(opened);
    return opened;
  };

  const openInTurn = (path: string): Promise<Session> => {
    const opened = opening.then(() => openSession(path));
    opening = opened.catch(() => {}); // Whoever asked is told; the next may try.
    return opened;
  };

  const context: EngineContext = { current, emit, reindex };
  const handlers: Handlers = {
    ...libraryHandlers(context, openInTurn),
    ...episodeHandlers(context),
    ...besideHandlers(context),
    ...changesHandlers(context),
    ...newEpisodeHandlers(context),
    ...peopleHandlers(context),
    ...marksHandlers(context),
    ...publishHandlers(context),
    ...replaceHandlers(context),
    ...tableHandlers(context),
    ...wordsHandlers(context),
    ...gitHandlers(context, command),
    ...forgetHandlers(context),
    ...recordingHandlers(context),
    ...importHandlers(context),
    ...strayHandlers(context),
  };

  /** Answers a request, and once more where a damaged database was found and begun anew meanwhile. */
  const answer = async (channel: EngineChannel, argument: unknown): Promise<unknown> => {
    const run = () => (handlers[channel] as (value: unknown) => unknown)(argument);
    const target = session;
    if (!target || channel === 'library.open') return run();
    const answered = retryWhenMended(target.library, run, (message) => {
      emit('notice', { message });
      target.listed = false;
      void reindex(target);
    });
    answering.add(answered);
    return answered.finally(() => answering.delete(answered));
  };

  return {
    async handle(channel, argument) {
      try {
        if (!Object.hasOwn(handlers, channel)) throw new RostrumError({ code: 'bad-request', message: `There is no channel “${channel}”.` });
        const known = channel as EngineChannel;
        const parsed = (requests[known].argument as z.ZodType).safeParse(argument);
        if (!parsed.success) throw new RostrumError({ code: 'bad-request', message: `“${channel}” was called with something else than it takes.` });
        return { ok: true, value: await answer(known, parsed.data) };
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
    close,
  };
}
