import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { z } from 'zod';
import { unassignedLabel } from '../../../../shared/episode/model/episode.ts';
import { formatNames, wordsOf, type TimedTranscript } from '../../../../shared/formats/model/timed-transcript.ts';
import { dateOfPage } from '../../../../shared/import/page-fields.ts';
import { speakersOf } from '../../../../shared/import/plan-import.ts';
import { suggestSpeakers } from '../../../../shared/import/speakers.ts';
import type { importRequests } from '../../../../shared/ipc/requests/import.ts';
import { RostrumError } from '../../../../shared/failure.ts';
import { alignText } from '../../import/align.ts';
import { readForeignFile } from '../../import/import-thread.ts';
import { importEpisodes, keepTimes, planImportedEpisode } from '../../import/import.ts';
import { pathInLibrary } from '../../library/library.ts';
import { readLibraryHabits } from '../../episode/new-episode.ts';
import { titleFromName } from '../../import/read-transcript-file.ts';
import type { EngineContext, HandlersOf } from './context.ts';

/** Files that were read and are not forgotten yet. */
const maxKept = 4;
const excerpt = 60;

type Request = z.output<(typeof importRequests)['import.preview']['argument']>;

export function importHandlers({ current, reindex }: EngineContext): HandlersOf<typeof importRequests> {
  const read = new Map<string, TimedTranscript>();
  const transcriptOf = (id: string) => {
    const transcript = read.get(id);
    if (transcript) return transcript;
    throw new RostrumError({
      code: 'not-found',
      message: 'This file was read too long ago.',
      next: 'Choose it again.',
    });
  };
  const asked = (request: Request) => ({ ...request, speakers: new Map(Object.entries(request.speakers)) });

  /** A file that is opened takes the place of the one that is being read. */
  let reading = new AbortController();

  return {
    'import.open': async ({ file, encoding, format: readAs }) => {
      const { library } = current();
      reading.abort();
      reading = new AbortController();
      const { transcript, encoding: used } = await readForeignFile(file, {
        encoding,
        format: readAs,
        signal: reading.signal,
      });
      const { habits, labels } = await readLibraryHabits(library);
      const id = randomUUID();
      read.set(id, transcript);
      for (const old of [...read.keys()].slice(0, -maxKept)) read.delete(old);
      const { segments, format, problems } = transcript;
      const suggested = suggestSpeakers(speakersOf(transcript), labels, habits.houseStyle);
      return {
        id,
        name: basename(file),
        format: formatNames[format],
        segments: segments.length,
        unassigned: segments.filter(({ speaker }) => speaker === null).length,
        words: segments.reduce((sum, { text }) => sum + wordsOf(text).length, 0),
        seconds: segments.reduce<number | null>(
          (last, { start, end }) => (start === null ? last : Math.max(last ?? 0, end ?? start)),
          null,
        ),
        speakers: speakersOf(transcript).map((name) => {
          const own = segments.filter(({ speaker }) => speaker === name);
          return {
            name,
            segments: own.length,
            says: shorten(own.toSorted((a, b) => b.text.length - a.text.length)[0]!.text),
            suggested: suggested.get(name)!,
          };
        }),
        title: transcript.title ?? titleFromName(file),
        date: dateOfPage(transcript.fields ?? []),
        path: file,
        encoding: used,
        readAs: readAs ?? null,
        problems: problems.map(({ message, line }) => ({ message, line })),
      };
    },
    'import.cancel': () => {
      reading.abort();
      return null;
    },
    'import.preview': async (request) => {
      const { path, plan, problems } = await planImportedEpisode(
        current().library,
        transcriptOf(request.id),
        asked(request),
      );
      return {
        path,
        turns: plan.turns.map(({ label, start, paragraphs, above }) => ({ label, start, paragraphs, above })),
        timesInText: plan.timesInText,
        unassigned: plan.turns.filter(({ label }) => label === unassignedLabel).length,
        people: plan.people,
        flagged: plan.flagged,
        notes: plan.problems,
        problems,
      };
    },
    'import.create': async (request) => {
      const target = current();
      const planned = await planImportedEpisode(target.library, transcriptOf(request.id), asked(request));
      await importEpisodes(target.library, [planned]);
      void reindex(target);
      return { path: planned.path };
    },
    'import.align': async ({ id, text }) => {
      const { turns, times, ...plan } = await alignText(current().library, text, transcriptOf(id));
      return { ...plan, times: [...times], turns: turns.length, exact: turns.filter(({ exact }) => exact).length };
    },
    'import.keepTimes': async ({ path, text, times }) => {
      const target = current();
      pathInLibrary(target.library, path);
      await keepTimes(target.library, { path, text, times: new Map(times) });
      void reindex(target);
      return null;
    },
  };
}

function shorten(text: string): string {
  return text.length > excerpt ? `${text.slice(0, excerpt - 1).trimEnd()}…` : text;
}
