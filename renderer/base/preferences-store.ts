import { create } from 'zustand';
import { defaultPreferences, type Preferences } from '../../shared/preferences.ts';
import { request } from './client.ts';
import { reportErrors } from './notices-store.ts';

interface PreferencesStore {
  readonly preferences: Preferences;
  /** Of this machine, as Node names it: keys are printed in its way. */
  readonly platform: string;
}

/** What the editor chose for the window, and the machine that it runs on. */
export const usePreferences = create<PreferencesStore>(() => ({
  preferences: defaultPreferences,
  platform: 'linux',
}));

export async function changePreferences(part: Partial<Preferences>): Promise<void> {
  const preferences = { ...usePreferences.getState().preferences, ...part };
  usePreferences.setState({ preferences });
  await reportErrors(() => request('app.setPreferences', preferences));
}
