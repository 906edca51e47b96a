export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The objects of a list; null where it is none. */
export function listOf(value: unknown): JsonObject[] | null {
  return Array.isArray(value) ? value.filter(isObject) : null;
}

/** The first object of a list, as services keep their best guess. */
export function firstOf(value: unknown): JsonObject {
  return listOf(value)?.[0] ?? {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
