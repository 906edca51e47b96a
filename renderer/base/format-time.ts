/** When something was saved, as an editor says it: `24 Nov 2026, 08:53`. @param iso */
export function formatTime(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
