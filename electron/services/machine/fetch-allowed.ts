import { RostrumError } from '../../../shared/failure.ts';

const maxRedirects = 5;
/** Milliseconds without a byte after which a connection is given up. */
const timeoutMs = 60_000;

export interface FetchOptions {
  /** Such as `https://example.org`, or `https://*.example.org` for what is below it. */
  readonly origins: readonly string[];
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Fetches what the editor asked for. Only here does Rostrum itself open a connection: by HTTPS (or from this machine), and
 * to no other origin than those that are allowed, wherever an answer sends it. Whoever stops reading `chunks` ends the
 * connection.
 * @throws RostrumError `unreachable`, also while reading; `not-allowed` for any other address; what the signal was aborted with
 */
export async function fetchAllowed(
  address: URL,
  { origins, signal, headers = {} }: FetchOptions,
): Promise<{ readonly response: Response; readonly chunks: AsyncGenerator<Uint8Array> }> {
  const connection = new AbortController();
  const giveUp = () => connection.abort(new Error('nothing came for a minute'));
  let waiting = setTimeout(giveUp, timeoutMs);
  const end = () => {
    clearTimeout(waiting);
    connection.abort();
  };
  try {
    const response = await follow(address, {
      origins,
      headers: { ...headers, 'accept-encoding': 'identity' },
      signal: AbortSignal.any([signal, connection.signal]),
    });
    return { response, chunks: read(response) };
  } catch (error) {
    end();
    throw describe(error);
  }

  async function* read(response: Response): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of response.body ?? []) {
        clearTimeout(waiting);
        waiting = setTimeout(giveUp, timeoutMs);
        yield chunk;
      }
    } catch (error) {
      throw describe(error);
    } finally {
      end();
    }
  }

  function describe(error: unknown): unknown {
    if (signal.aborted) return signal.reason;
    return error instanceof RostrumError ? error : connectionFailure(address, error);
  }
}

async function follow(address: URL, { origins, signal, headers }: Required<FetchOptions>): Promise<Response> {
  let url = address;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    if (!isSecure(url) || !origins.some((origin) => isOf(url, origin)))
      throw new RostrumError({
        code: 'not-allowed',
        message: `${address.host} sent Rostrum on to ${url.origin}, which it may not ask.`,
        next: 'Nothing was fetched. Tell whoever looks after Rostrum’s releases.',
      });
    const response = await fetch(url, { redirect: 'manual', signal, headers });
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) {
      if (response.ok) return response;
      await response.body?.cancel();
      throw unreachable(url, `it answered ${response.status}`);
    }
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw unreachable(address, 'it sends from one address to the next without end');
}

function isOf(url: URL, origin: string): boolean {
  const below = /^https:\/\/\*(\.[^/]+)$/.exec(origin);
  return below === null ? url.origin === origin : url.port === '' && url.hostname.endsWith(below[1]!);
}

/** What went wrong with a connection, in words. */
function connectionFailure(url: URL, error: unknown): RostrumError {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return unreachable(url, cause instanceof Error ? cause.message : String(cause), error);
}

function unreachable(url: URL, why: string, cause?: unknown): RostrumError {
  return new RostrumError(
    {
      code: 'unreachable',
      message: `${url.host} could not be asked: ${why}.`,
      next: 'Try again later, or when this machine is online.',
    },
    { cause },
  );
}

/** What stays on this machine needs no HTTPS. */
function isSecure({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}
