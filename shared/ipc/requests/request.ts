import type { z } from 'zod';

/**
 * Stands for the type of an answer. Both ends are one program, so that the compiler holds them to it and nothing is
 * parsed; an argument comes from the window, which is not trusted, and has a schema.
 */
export interface AnswerOf<T> {
  readonly answers?: T;
}

export const answer = <T>(): AnswerOf<T> => ({});

/**
 * One call that the window can make: the schema of its one argument and the type of its result. `runs` says where the
 * handler lives: `app` needs Electron (dialogs, windows, preferences), `engine` is the worker that owns files and SQLite.
 */
export interface RequestSchema {
  readonly runs: 'app' | 'engine';
  readonly argument: z.ZodType;
  readonly result: AnswerOf<unknown>;
  /**
   * The answer crosses as one text of JSON. On its way to the window everything is copied three times, which for
   * thousands of objects takes longer than finding out what they say.
   */
  readonly crossesAsText?: true;
}

/** The type that a request’s result stands for. */
export type ResultOf<R extends RequestSchema> = R['result'] extends AnswerOf<infer T> ? T : never;

/** Channel to schemas; one table per area, composed in `contract.ts`. */
export type RequestTable = Readonly<Record<string, RequestSchema>>;
