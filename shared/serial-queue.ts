export interface SerialQueue {
  /**
   * Runs work after whatever was asked for before it, at once where nothing is under way. That one fails ends none of
   * those behind it.
   * @throws whatever `work` throws
   */
  run<T>(work: () => Promise<T>): Promise<T>;
  readonly isIdle: boolean;
}

/** Runs pieces of work one after the other, in the order in which they were asked for. */
export function serialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  return {
    run(work) {
      const begun = underWay++ === 0 ? work() : last.then(work);
      const done = begun.finally(() => underWay--);
      last = done.catch(() => {}); // Whoever asked for it is told.
      return done;
    },
    get isIdle() {
      return underWay === 0;
    },
  };
}
