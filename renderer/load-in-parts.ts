/**
 * What the window is made of, in parts: evaluated at once it would keep the page busy for a quarter of a second. Each of
 * these touches one of the chunks that `build/bundle.mjs` makes, which is evaluated whole, in a task of its own.
 */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('react-dom/client'),
  () => import('yaml'),
  () => import('fastest-levenshtein'),
  () => import('@codemirror/view'),
  () => import('../shared/ipc/contract.ts'),
  () => import('./show-app.tsx'),
];

/** Asks for all of them at once, the last of which shows the window. */
export async function loadInParts(): Promise<void> {
  await Promise.all(parts.map((load) => load()));
}
