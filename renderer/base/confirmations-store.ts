import { create } from 'zustand';
import type { Failure } from '../../shared/failure.ts';

/** What the editor is asked before a request may go on; see the codes of a `Failure`. */
export interface Confirmation {
  readonly code: 'not-trusted' | 'site-not-confirmed';
  /** Of the repository, or of the site. */
  readonly path: string;
  answer(agreed: boolean): void;
}

/** The confirmation that is asked for at the moment; null where none is. */
export const useConfirmation = create<{ readonly asked: Confirmation | null }>(() => ({ asked: null }));

/** One after the other: a view may begin two requests that both need the same answer. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Asks the editor about a request that was refused. False where they say no; null where it is no question.
 * @param agree carries out what they agreed to, before the next is asked
 */
export function confirmFailure(
  { code, path }: Failure,
  agree: (confirmation: Pick<Confirmation, 'code' | 'path'>) => Promise<void>,
): Promise<boolean> | null {
  if ((code !== 'not-trusted' && code !== 'site-not-confirmed') || path === undefined) return null;
  const asked = before.then(async () => {
    const agreed = await new Promise<boolean>((answer) => useConfirmation.setState({ asked: { code, path, answer } }));
    useConfirmation.setState({ asked: null });
    if (agreed) await agree({ code, path });
    return agreed;
  });
  before = asked.catch(() => {}); // Whoever asked is told.
  return asked;
}
