import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchRostrum, temporaryFolder } from '../helpers/launch.ts';
import { writeLongEpisode } from './long-episode.ts';
const folder = temporaryFolder();
mkdirSync(join(folder.path, 'library'));
writeFileSync(join(folder.path, 'library', 'long.md'), writeLongEpisode());
const { window, close } = await launchRostrum(join(folder.path, 'library'), { userData: join(folder.path, 'user-data') });
await window.getByRole('option', { name: 'Three hours' }).click();
await window.locator('.cm-turn').first().waitFor();
await window.waitForTimeout(2500);
const strip = window.getByRole('slider', { name: 'Place in the transcript' });
const { width, height } = (await strip.boundingBox())!;
await strip.click({ position: { x: width / 2, y: height / 2 } });
await window.keyboard.press('End');
await window.waitForTimeout(800);
const s = await window.context().newCDPSession(window);
await s.send('Profiler.enable');
await s.send('Profiler.setSamplingInterval', { interval: 300 });
await s.send('Profiler.start');
for (let key = 0; key < 60; key++) { await window.keyboard.press('abcdefghij'[key % 10]!); await window.waitForTimeout(70); }
const { profile } = await s.send('Profiler.stop');
const self = new Map<string, number>(); const total = new Map<string, number>();
const byId = new Map(profile.nodes.map((n: any) => [n.id, n]));
const parent = new Map<number, number>();
for (const n of profile.nodes as any[]) for (const c of n.children ?? []) parent.set(c, n.id);
const name = (n: any) => `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').pop()}:${n.callFrame.lineNumber}:${n.callFrame.columnNumber}`;
profile.samples!.forEach((id: number, i: number) => {
  const dt = profile.timeDeltas![i]! / 1000;
  const n: any = byId.get(id); self.set(name(n), (self.get(name(n)) ?? 0) + dt);
  const seen = new Set<string>();
  for (let at: number | undefined = id; at !== undefined; at = parent.get(at)) { const k = name(byId.get(at)); if (!seen.has(k)) { seen.add(k); total.set(k, (total.get(k) ?? 0) + dt); } }
});
const top = (m: Map<string, number>, k: number) => [...m].sort((a, b) => b[1] - a[1]).slice(0, k).map(([n, v]) => `${(v / 60).toFixed(2)} ms/key  ${n}`).join('\n');
console.log('SELF\n' + top(self, 40)); console.log('TOTAL\n' + top(total, 70));
await close(); folder.remove();
