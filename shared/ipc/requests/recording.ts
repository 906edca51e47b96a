import { z } from 'zod';
import { peaksSchema } from '../../recordings/peaks.ts';
import type { RememberedRecording } from '../../machine/kept-on-machine.ts';
import type { FoundRecording, RecordingView } from '../../recordings/view.ts';
import type { VoiceComparison } from '../../voice/join-doubts.ts';
import { answer, type RequestTable } from './request.ts';

const episode = z.object({ path: z.string() });

/** An episode's recording. Which file it is stays with the main process; the window has a token for it. */
export const recordingRequests = {
  'recording.open': { runs: 'app', argument: episode, result: answer<RecordingView>() },
  /** Lets the editor choose a file; null where none was chosen. */
  'recording.choose': { runs: 'app', argument: episode, result: answer<RecordingView | null>() },
  /** Takes one that was found beside the library. */
  'recording.attach': { runs: 'app', argument: episode.extend({ file: z.string() }), result: answer<RecordingView>() },
  /** Takes one that the editor dropped onto the window. */
  'recording.drop': { runs: 'app', argument: episode.extend({ file: z.string() }), result: answer<RecordingView>() },
  'recording.detach': { runs: 'app', argument: episode, result: answer<null>() },
  'recording.keepPosition': {
    runs: 'app',
    argument: episode.extend({ position: z.number().nonnegative() }),
    result: answer<null>(),
  },
  'recording.keepPeaks': {
    runs: 'app',
    argument: z.object({ token: z.string(), peaks: peaksSchema }),
    result: answer<null>(),
  },
  /** Of all libraries, by library and episode. */
  'recording.list': { runs: 'app', argument: z.null(), result: answer<readonly RememberedRecording[]>() },
  /** Forgets which recordings episodes have; the files stay. */
  'recording.forget': {
    runs: 'app',
    argument: z.object({ episodes: z.array(z.object({ library: z.string(), path: z.string() })) }),
    result: answer<null>(),
  },
  /** What the voices of the episode’s recording tell of who speaks in this text. Takes seconds for each hour of sound, and less the next time. */
  'recording.compareVoices': {
    runs: 'engine',
    argument: episode.extend({ text: z.string() }),
    result: answer<VoiceComparison>(),
  },
  /** What the same question was answered before, without listening; null where it was not. */
  'recording.knownVoices': {
    runs: 'engine',
    argument: episode.extend({ text: z.string() }),
    result: answer<VoiceComparison | null>(),
  },
  'recording.stopComparing': { runs: 'engine', argument: z.null(), result: answer<null>() },
  'recording.find': {
    runs: 'engine',
    argument: episode.extend({ title: z.string(), date: z.string().nullable(), seconds: z.number().nullable() }),
    result: answer<readonly FoundRecording[]>(),
  },
} as const satisfies RequestTable;
