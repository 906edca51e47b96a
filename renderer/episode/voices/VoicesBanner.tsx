import { useEffect } from 'react';
import { useLibrary } from '../../base/library-store.ts';
import { ProgressBanner } from '../../base/ui/ProgressBanner.tsx';
import { compareAgainSoon, stopComparing, useComparing } from './compare-voices.ts';

/** While the recording of an episode is listened to. */
export function VoicesBanner({ path }: { path: string }) {
  const isComparing = useComparing((state) => state.path === path);
  const progress = useLibrary((state) => state.progress);
  // Its labels may have been changed while another episode was shown.
  useEffect(compareAgainSoon, [path]);
  if (!isComparing) return null;
  return (
    <ProgressBanner
      title="Comparing voices"
      running={progress?.task === 'voices' ? progress : null}
      onCancel={stopComparing}
    />
  );
}
