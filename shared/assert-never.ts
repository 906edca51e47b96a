/** Closes a `kind` union: a case that is not handled is a type error here. */
export function assertNever(value: never, message = 'Unhandled case'): never {
  throw new Error(`${message}: ${JSON.stringify(value)}`);
}
