import { useEffect } from 'react';
import { useLibrary } from '../../base/library-store.ts';
import { ProgressBanner } from '../../base/ui/ProgressBanner.tsx';
import type { OpenEpisode } from '../open/open-episodes-store.ts';
import { compareAgainSoon, compareSaved, recallVoices, stopComparing, useComparing } from './compare-voices.ts';

/** While the recording of an episode is listened to. What was told of it before is shown again when it is opened. */
export function VoicesBanner({ openEpisode: { id, path, hash, recovered } }: { openEpisode: OpenEpisode }) {
  const isComparing = useComparing((state) => state.path === path);
  const progress = useLibrary((state) => state.progress);
  // Its labels may have been changed while another episode was shown.
  useEffect(compareAgainSoon, [path]);
  useEffect(() => compareSaved(path), [path, hash]);
  const isUndecided = recovered !== null;
  // Again when the file is read again, and when it is decided whether unsaved work of an earlier run is taken over.
  useEffect(() => void recallVoices(path), [path, id, isUndecided]);
  if (!isComparing) return null;
  return (
    <ProgressBanner
      title="Comparing voices"
      running={progress?.task === 'voices' ? progress : null}
      onCancel={stopComparing}
    />
  );
}
