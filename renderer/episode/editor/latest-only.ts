/** Hands requests over one at a time. */
export interface LatestOnly<Request> {
  /** Hands the request over, or keeps it until the one under way is answered; a later one takes its place. */
  ask(request: Request): void;
  /** To be called when the request under way is answered. */
  answered(): void;
}

/** So that whoever asks faster than is answered never piles up work that nobody waits for any more. */
export function latestOnly<Request>(handOver: (request: Request) => void): LatestOnly<Request> {
  let isUnderWay = false;
  let waiting: { readonly request: Request } | null = null;
  return {
    ask(request) {
      if (isUnderWay) {
        waiting = { request };
        return;
      }
      isUnderWay = true;
      handOver(request);
    },
    answered() {
      const next = waiting;
      waiting = null;
      isUnderWay = next !== null;
      if (next !== null) handOver(next.request);
    },
  };
}
