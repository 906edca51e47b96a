import { placeTimes, withTimes } from '../../../shared/sidecar/turn-times.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { TimedTranscript } from '../../../shared/formats/model/timed-transcript.ts';
import { speakersOf, type ImportPlan } from '../../../shared/import/plan-import.ts';
import { declareOthers, suggestSpeakers, type SpeakerChoices } from '../../../shared/import/speakers.ts';
import type { Joining } from '../../../shared/import/to-turns.ts';
import type { NewEpisode } from '../../../shared/new-episode/plan-new-episode.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { runChange } from '../writing/change-set.ts';
import { runImportTask } from './import-thread.ts';
import type { Library } from '../library/library.ts';
import { planEpisode, readLibraryHabits, writeEpisodes, type PlannedEpisode } from '../episode/new-episode.ts';
import { sidecarChange, planRecord, type RecordChange } from '../writing/records.ts';
import { save } from '../writing/save.ts';

/** What an editor says of an import; who speaks follows from it. */
export type ImportRequest = Omit<NewEpisode, 'people' | 'body'> & ImportChoices;

interface ImportChoices {
  readonly speakers: SpeakerChoices;
  /** Names of those who were there besides the speakers of the file. */
  readonly others?: readonly string[] | undefined;
  readonly joining?: Joining | undefined;
}

/** The file that an import becomes, with a path relative to the library; `problems` say why it cannot be made. */
export interface ImportedEpisode extends PlannedEpisode {
  readonly title: string;
  readonly plan: ImportPlan;
}

/** A transcript as this library would have it. The catalogue must be up to date. */
async function previewImport(
  library: Library,
  transcript: TimedTranscript,
  { speakers, others = [], joining }: ImportChoices,
): Promise<ImportPlan> {
  const { habits, labels } = await readLibraryHabits(library);
  const choices = suggestSpeakers(speakersOf(transcript), labels, habits.houseStyle, speakers);
  return runImportTask('plan', {
    transcript,
    choices,
    habits,
    others: declareOthers(others, labels, habits.houseStyle, choices),
    joining,
  });
}

/** The file that an import becomes; nothing is written. @param together what is imported together with it */
export async function planImportedEpisode(
  library: Library,
  transcript: TimedTranscript,
  { speakers, others, joining, ...request }: ImportRequest,
  together: readonly ImportedEpisode[] = [],
): Promise<ImportedEpisode> {
  const plan = await previewImport(library, transcript, { speakers, others, joining });
  const planned = await planEpisode(library, requestOf(request, plan), together);
  return { ...planned, title: request.title, plan: readBack(library, planned.text, plan) };
}

/**
 * Makes the episodes as one change, all of them or none, and keeps their times beside them where the house style has no
 * place for them.
 * @throws RostrumError as `writeEpisodes` and `ChangeSet.apply`
 */
export async function importEpisodes(library: Library, episodes: readonly ImportedEpisode[]): Promise<void> {
  if (episodes.length === 0) return;
  const title = `Imported ${episodes.length === 1 ? `“${episodes[0]!.title}”` : countOf(episodes.length, 'file')}`;
  await writeEpisodes(library, episodes, (files) =>
    runChange(library, { kind: 'episodes', title }, undefined, async (change) => {
      const times = episodes.flatMap(({ path, text, plan }) =>
        sidecarTimes(library, { path, text, times: plan.times }),
      );
      const records = await Promise.all(times.map((record) => planRecord(library.root, record)));
      await change.stage([...files, ...records.filter((record) => record !== null)]);
    }),
  );
}

/** The plan with what would be read otherwise in the finished file: a problem, and no times for turns that are counted otherwise. */
function readBack({ config }: Library, text: string, plan: ImportPlan): ImportPlan {
  const { turns } = parseEpisode(text, config);
  const differs = plan.turns.findIndex(({ label }, index) => turns[index]?.label.text !== label);
  if (differs < 0) return plan;
  const message = `From turn ${differs + 1} on, the finished file would be read in another way. “houseStyle” in rostrum.yaml says how it is meant.`;
  return {
    ...plan,
    times: new Map([...plan.times].filter(([index]) => index < differs)),
    problems: [...plan.problems, message],
  };
}

function requestOf(request: Omit<NewEpisode, 'people' | 'body'>, { names, body, page }: ImportPlan): NewEpisode {
  return { ...request, ...page, people: names, body };
}

export interface TimedText {
  /** Relative to the library. */
  readonly path: string;
  readonly text: string;
  /** Seconds by the turns of `text`, counted from 0. */
  readonly times: ReadonlyMap<number, number>;
}

/**
 * Keeps the times of turns beside their episode; those of other turns stay.
 * @throws RostrumError as `save`
 */
export async function keepTimes(library: Library, timed: TimedText): Promise<void> {
  await save(library, { records: sidecarTimes(library, timed) });
}

/** What keeps times beside an episode, to be written with it; nothing where there are none. */
export function sidecarTimes({ config }: Pick<Library, 'config'>, { path, text, times }: TimedText): RecordChange[] {
  if (times.size === 0) return [];
  const episode = parseEpisode(text, config);
  return [
    sidecarChange(path, (sidecar) =>
      withTimes(sidecar, episode, new Map([...placeTimes(episode, sidecar.times), ...times])),
    ),
  ];
}
