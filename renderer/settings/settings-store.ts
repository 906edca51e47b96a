import { create } from 'zustand';
import { go, useNavigation, type Place } from '../base/navigation-store.ts';

/** Of a section; those of the library begin with `library-`. */
export type SectionId = string;

interface SettingsStore {
  readonly section: SectionId;
  /** What is searched for; all sections are searched. */
  readonly query: string;
  /** Where the editor was before. */
  readonly before: Place;
}

/** What of the settings is shown; kept from one visit to the next. */
export const useSettings = create<SettingsStore>(() => ({
  section: 'appearance',
  query: '',
  before: { kind: 'worklist' },
}));

/** Shows the settings. @param section the one that was shown last where absent */
export function openSettings(section?: SectionId): void {
  const { place } = useNavigation.getState();
  useSettings.setState((state) => ({
    section: section ?? state.section,
    query: '',
    before: place.kind === 'settings' ? state.before : place,
  }));
  go({ kind: 'settings' });
}

export function closeSettings(): void {
  go(useSettings.getState().before);
}
