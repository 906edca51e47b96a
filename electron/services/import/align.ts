import type { AlignPlan } from '../../../shared/align/align-episode.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { TimedTranscript } from '../../../shared/formats/model/timed-transcript.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { timedFormOf } from '../../../shared/operations/timed-form.ts';
import { runImportTask } from './import-thread.ts';
import type { Library } from '../library/library.ts';
import { readLibraryHabits } from '../episode/new-episode.ts';

/**
 * When the turns of an episode begin, by a timed file, and how to write that down. An episode that has lost all its
 * times gets them in the form of the library's others; for that the catalogue must be up to date.
 * @param text of the episode as the editor has it now
 * @throws RostrumError `bad-request` where the file has no times or is of another episode
 */
export async function alignText(library: Library, text: string, transcript: TimedTranscript): Promise<AlignPlan> {
  const episode = parseEpisode(text, library.config);
  const isUntimed = timedFormOf(episode) === null && episode.houseStyle !== 'initials';
  const form = isUntimed ? (await readLibraryHabits(library)).habits.timed : null;
  const result = await runImportTask('align', { text, config: library.config, transcript, form });
  if (result.ok) return result.plan;
  throw new RostrumError({ code: 'bad-request', message: result.message, next: 'Nothing was changed.' });
}
