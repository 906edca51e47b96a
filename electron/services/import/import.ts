import { placeTimes, withTimes } from '../../../shared/sidecar/turn-times.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { TimedTranscript } from '../../../shared/formats/model/timed-transcript.ts';
import { speakersOf, type ImportPlan } from '../../../shared/import/plan-import.ts';
import { suggestSpeakers, type SpeakerChoices } from '../../../shared/import/speakers.ts';
import type { NewEpisode } from '../../../shared/new-episode/plan-new-episode.ts';
import { workWith } from './import-thread.ts';
import type { Library } from '../library/library.ts';
import { createEpisode, planEpisode, readLibraryHabits } from '../episode/new-episode.ts';
import { besideChange, type RecordChange } from '../writing/records.ts';
import { save } from '../writing/save.ts';

/** What an editor says of an import; who speaks follows from it. */
export type ImportRequest = Omit<NewEpisode, 'people' | 'body'> & { readonly speakers: SpeakerChoices };

export interface ImportedEpisode {
  /** Relative to the library. */
  readonly path: string;
  readonly text: string;
  readonly plan: ImportPlan;
  /** Why it cannot be made, in words; empty where it can. */
  readonly problems: readonly string[];
}

/** A transcript as this library would have it. The catalogue must be up to date. */
async function previewImport(library: Library, transcript: TimedTranscript, speakers: SpeakerChoices): Promise<ImportPlan> {
  const { habits, labels } = await readLibraryHabits(library);
  return workWith('plan', { transcript, choices: suggestSpeakers(speakersOf(transcript), labels, habits.houseStyle, speakers), habits });
}

/** The file that an import becomes; nothing is written. */
export async function planImportedEpisode(library: Library, transcript: TimedTranscript, { speakers, ...request }: ImportRequest): Promise<ImportedEpisode> {
  const plan = await previewImport(library, transcript, speakers);
  const { path, text, problems } = await planEpisode(library, requestOf(request, plan));
  return { path, text, plan: readBack(library, text, plan), problems };
}

/**
 * Makes an episode of a transcript, and keeps its times beside it where the house style has no place for them.
 * @throws RostrumError as `createEpisode`
 */
export async function importEpisode(library: Library, transcript: TimedTranscript, { speakers, ...request }: ImportRequest): Promise<ImportedEpisode> {
  const plan = await previewImport(library, transcript, speakers);
  const { path, text, problems } = await createEpisode(library, requestOf(request, plan), (made) => timesBeside(library, { ...made, times: readBack(library, made.text, plan).times }));
  return { path, text, plan: readBack(library, text, plan), problems };
}

/** The plan with what would be read otherwise in the finished file: a problem, and no times for turns that are counted otherwise. */
function readBack({ config }: Library, text: string, plan: ImportPlan): ImportPlan {
  const { turns } = parseEpisode(text, config);
  const differs = plan.turns.findIndex(({ label }, index) => turns[index]?.label.text !== label);
  if (differs < 0) return plan;
  const message = `From turn ${differs + 1} on, the finished file would be read in another way. “houseStyle” in rostrum.yaml says how it is meant.`;
  return { ...plan, times: new Map([...plan.times].filter(([index]) => index < differs)), problems: [...plan.problems, message] };
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
  await save(library, { records: timesBeside(library, timed) });
}

/** What keeps times beside an episode, to be written with it; nothing where there are none. */
export function timesBeside({ config }: Pick<Library, 'config'>, { path, text, times }: TimedText): RecordChange[] {
  if (times.size === 0) return [];
  const episode = parseEpisode(text, config);
  return [besideChange(path, (beside) => withTimes(beside, episode, new Map([...placeTimes(episode, beside.times), ...times])))];
}
