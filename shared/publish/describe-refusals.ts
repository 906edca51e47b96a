import type { PlannedOutput } from './plan-item.ts';
import { groupBy } from '../group-by.ts';

const anyOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Formats that an episode cannot be had in for one reason. */
export interface Refusal {
  /** `vtt, srt or json`. */
  readonly formats: string;
  readonly reason: string;
}

/** Why an episode does not go out in some formats, each reason once. */
export function findRefusals(outputs: readonly Pick<PlannedOutput, 'format' | 'status' | 'reason'>[]): Refusal[] {
  const refused = outputs.filter(({ status }) => status === 'refused');
  return [...groupBy(refused, ({ reason }) => reason ?? '')].map(([reason, same]) => ({
    formats: anyOf.format(same.map(({ format }) => format)),
    reason,
  }));
}

/** `No vtt, srt or json: The turns have no times.` */
export function describeRefusals(outputs: Parameters<typeof findRefusals>[0]): string[] {
  return findRefusals(outputs).map(({ formats, reason }) => `No ${formats}: ${reason}`);
}
