import type { z } from 'zod';
import { requests, type Answer, type EngineChannel, type EventName, type EventPayload, type ParsedArgument } from '../../shared/ipc/contract.ts';
import { failureOf, RostrumError, type Result } from '../../shared/ipc/result.ts';
import { searchTurns } from '../catalogue/catalogue.ts';
import { watchLibrary, type Watch } from '../files/watch.ts';
import { currentHash } from '../files/write-file.ts';
import { journal } from '../history/history.ts';
import { openEpisode, saveEpisode, tickReady } from './episodes.ts';
import { fillSearch, indexLibrary } from './indexer.ts';
import { listRows, openLibrary, pathInLibrary, summarise, type Library } from './library.ts';
import { createPublisher, type Publisher } from './publish.ts';

export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

export interface Engine {
  /** Answers any message: the argument is unknown until its schema has parsed it. */
  handle(channel: string, argument: unknown): Promise<Result<unknown>>;
  close(): Promise<void>;
}

type Handlers = { readonly [C in EngineChannel]: (argument: ParsedArgument<C>) => Promise<Answer<C>> | Answer<C> };

interface Session {
  readonly library: Library;
  readonly publisher: Publisher;
  readonly watch: Watch;
  /** Path to the hash that the window knows. */
  readonly open: Map<string, string>;
  closed: boolean;
  indexing: Promise<void>;
}

/** All the use cases of the window over one library at a time. No Electron here: it runs in a worker thread. */
export function createEngine({ userData, emit }: { userData: string; emit: Emit }): Engine {
  let session: Session | null = null;

  const current = (): Session => {
    if (!session) throw new RostrumError({ code: 'bad-request', message: 'No library is open.', next: 'Open a library first.' });
    return session;
  };

  const close = async () => {
    if (!session) return;
    const { watch, library } = session;
    session.closed = true;
    await watch.close();
    await session.indexing;
    library.close();
    session = null;
  };

  /** One after the other: a change seen while indexing is looked at afterwards. */
  const reindex = (target: Session): Promise<void> => {
    target.indexing = target.indexing.then(async () => {
      if (target.closed) return;
      const options = { onProgress: (progress: EventPayload<'progress'>) => emit('progress', progress), isCancelled: () => target.closed };
      try {
        const { touched } = await indexLibrary(target.library, options);
        if (target.closed) return;
        if (touched.length > 0) emit('library.changed', { paths: [...touched] });
        await fillSearch(target.library, options);
        for (const [path, hash] of target.open) {
          const now = await currentHash(pathInLibrary(target.library, path)).catch(() => null);
          if (now !== null && now !== hash) {
            target.open.set(path, now);
            emit('episode.changedOnDisk', { path, hash: now });
          }
        }
      } catch (error) {
        // Nobody waits for this answer, so it is told as a notice.
        emit('notice', { message: failureOf(error).message });
      }
    });
    return target.indexing;
  };

  const handlers: Handlers = {
    'library.open': async ({ path }) => {
      const library = await openLibrary(path, { userData });
      await close();
      const opened: Session = {
        library,
        publisher: createPublisher(library, (progress) => emit('progress', progress)),
        watch: await watchLibrary(library.root, () => void reindex(opened), (message) => emit('notice', { message })),
        open: new Map(),
        closed: false,
        indexing: Promise.resolve(),
      };
      session = opened;
      void reindex(opened).then(() => !opened.closed && emit('library.changed', { paths: [] }));
      return library.info;
    },
    'library.list': () => ({ rows: listRows(current().library), indexing: false }),
    'library.summary': () => summarise(current().library),
    'library.search': (request) => searchTurns(current().library.catalogue, request),
    'episode.open': async ({ path }) => {
      const opened = await openEpisode(current().library, path);
      current().open.set(path, opened.hash);
      return opened;
    },
    'episode.save': async (request) => {
      const target = current();
      const result = await saveEpisode(target.library, request);
      target.open.set(request.path, result.hash);
      if (result.kind === 'saved') void reindex(target);
      return result;
    },
    'episode.journal': ({ path, baseHash, text }) => {
      journal(current().library.history, path, baseHash, text);
      return null;
    },
    'episode.setReady': async ({ path, ready }) => {
      await tickReady(current().library, path, ready);
      emit('library.changed', { paths: [path] });
      return null;
    },
    'publish.plan': ({ site, paths }) => current().publisher.plan({ site, paths }),
    'publish.diff': ({ plan, source }) => current().publisher.diff(plan, source),
    'publish.apply': ({ plan, sources }) => current().publisher.apply(plan, sources),
    'publish.cancel': () => {
      current().publisher.cancel();
      return null;
    },
  };

  return {
    async handle(channel, argument) {
      try {
        if (!(channel in handlers)) throw new RostrumError({ code: 'bad-request', message: `There is no channel “${channel}”.` });
        const known = channel as EngineChannel;
        const parsed = (requests[known].argument as z.ZodType).safeParse(argument);
        if (!parsed.success) throw new RostrumError({ code: 'bad-request', message: `“${channel}” was called with something else than it takes.` });
        return { ok: true, value: await (handlers[known] as (value: unknown) => unknown)(parsed.data) };
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
    close,
  };
}
