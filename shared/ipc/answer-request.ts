import type { z } from 'zod';
import { requests, type Answer, type Channel, type ParsedArgument } from './contract.ts';
import { failureOf, RostrumError, type Result } from '../failure.ts';

export type ChannelHandlers<C extends Channel> = {
  readonly [K in C]: (argument: ParsedArgument<K>) => Promise<Answer<K>> | Answer<K>;
};

/**
 * Answers any message: the argument is unknown until its channel's schema has parsed it, and whatever fails is part of
 * the result.
 * @param around runs the handler, where something has to be done before or after
 */
export async function answerRequest<C extends Channel>(
  handlers: ChannelHandlers<C>,
  channel: string,
  argument: unknown,
  around: (channel: C, run: () => unknown) => unknown = (_, run) => run(),
): Promise<Result<unknown>> {
  try {
    if (!Object.hasOwn(handlers, channel))
      throw new RostrumError({ code: 'bad-request', message: `There is no channel “${channel}”.` });
    const known = channel as C;
    const parsed = (requests[known].argument as z.ZodType).safeParse(argument);
    if (!parsed.success)
      throw new RostrumError({
        code: 'bad-request',
        message: `“${channel}” was called with something else than it takes.`,
      });
    return {
      ok: true,
      value: await around(known, () => (handlers[known] as (value: unknown) => unknown)(parsed.data)),
    };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}
