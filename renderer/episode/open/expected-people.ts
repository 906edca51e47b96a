import { create } from 'zustand';

/** Names of those who an editor said were there, by the path of the episode, where they have no turn yet and the file may have no place to say so. */
export const useExpectedPeople = create<{ readonly byPath: ReadonlyMap<string, readonly string[]> }>(() => ({
  byPath: new Map(),
}));

export function expectPeople(path: string, names: readonly string[]): void {
  if (names.length > 0) useExpectedPeople.setState(({ byPath }) => ({ byPath: new Map(byPath).set(path, names) }));
}

export function clearExpectedPeople(): void {
  useExpectedPeople.setState({ byPath: new Map() });
}
