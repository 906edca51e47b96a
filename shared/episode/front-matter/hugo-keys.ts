import type { Field } from '../model/episode.ts';

/**
 * The fields that Hugo may read for each key, by the key in small letters. It does not tell capitals: a key with some
 * takes the place of one without, and of two with capitals either may, at random (Hugo, `maps.PrepareParams`).
 */
export function hugoFields(fields: readonly Field[]): ReadonlyMap<string, readonly Field[]> {
  const alike = new Map<string, Field[]>();
  for (const field of fields)
    alike.set(field.key.toLowerCase(), [...(alike.get(field.key.toLowerCase()) ?? []), field]);
  return new Map(
    [...alike].map(([key, all]) => {
      const capitalised = all.filter((field) => field.key !== key);
      return [key, capitalised.length > 0 ? capitalised : all];
    }),
  );
}
