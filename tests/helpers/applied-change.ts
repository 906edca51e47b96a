import type { AppliedChange } from '../../shared/changes/applied-change.ts';
import type { Argument } from '../../shared/ipc/contract.ts';

/** What the engine answers once a change of many files is written. */
export function appliedChange({ title, files }: Argument<'changes.apply'>): AppliedChange {
  return { id: 'change', title, appliedAt: '2026-01-02T03:04:05.000Z', paths: files.map(({ path }) => path) };
}
