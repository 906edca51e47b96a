/**
 * An object of which each value is worked out when it is first asked for, and kept. A copy by spread has them all.
 * @param values how, by the names of the values
 */
export function lazily<T extends object>(values: { readonly [K in keyof T]: () => T[K] }): T {
  const made = {} as T;
  for (const key of Object.keys(values) as (keyof T)[]) {
    Object.defineProperty(made, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = values[key]();
        Object.defineProperty(made, key, { value });
        return value;
      },
    });
  }
  return made;
}
