import { InvalidArgumentError } from 'commander';

/** Lines from 1, both inclusive. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Reads `10-40`, or one line, as an option gives it. @throws InvalidArgumentError */
export function readLines(value: string): Lines {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(value) ?? [];
  const range = { first: Number(first), last: Number(last ?? first) };
  if (first !== undefined && range.first >= 1 && range.last >= range.first) return range;
  throw new InvalidArgumentError('Give lines from 1, such as 10-40.');
}
