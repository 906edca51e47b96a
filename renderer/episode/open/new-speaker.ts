import { create } from 'zustand';
import type { GiveTo } from '../../../shared/people/add-speaker.ts';
import type { Declaration } from '../../../shared/operations/legend-entries.ts';

/** A speaker is asked for, by name. */
export interface NewSpeakerQuestion {
  /** What they will be given in the episode that is shown, to see beforehand that their label is read there. */
  readonly give: GiveTo;
  /** Adds them, and does what they were asked for. A speaker of the episode may have been named. */
  readonly onAdd: (speaker: Declaration) => void;
}

/** The question that a dialog asks now; null where none is open. */
export const useNewSpeaker = create<{ readonly question: NewSpeakerQuestion | null }>(() => ({ question: null }));

export function askForSpeaker(question: NewSpeakerQuestion): void {
  useNewSpeaker.setState({ question });
}
