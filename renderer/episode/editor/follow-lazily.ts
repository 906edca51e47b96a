import type { ChangeDesc } from '@codemirror/state';

/** As many changes are put together before everything is moved: finding a place behind more of them takes longer. */
const maxChanges = 100;

/**
 * Keeps places of what was found in a text along with its changes. Where they are now is worked out when somebody asks, not
 * at each key.
 * @param move gives what was found with its places after the changes, each list of them made when it is first asked for
 * @returns what is to be called with what was found, or with its own last answer, at each change of the text
 */
export function followLazily<T extends object>(
  move: (found: T, changes: ChangeDesc) => T,
): (value: T, latest: ChangeDesc) => T {
  const since = new WeakMap<T, { readonly found: T; readonly changes: ChangeDesc; readonly count: number }>();
  return (value, latest) => {
    const before = since.get(value);
    const goesOn = before !== undefined && before.count < maxChanges;
    // A copy has its lists, and nothing of what they were made of.
    const found = goesOn ? before.found : { ...value };
    const changes = goesOn ? before.changes.composeDesc(latest) : latest;
    const followed = move(found, changes);
    since.set(followed, { found, changes, count: goesOn ? before.count + 1 : 1 });
    return followed;
  };
}
