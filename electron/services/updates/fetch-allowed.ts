import { RostrumError } from '../../../shared/failure.ts';

const maxRedirects = 5;

/**
 * Fetches what the editor asked for. Only here does Rostrum itself open a connection: by HTTPS (or from this machine), and
 * to no other origin than those that are allowed, wherever an answer sends it.
 * @param origins such as `https://example.org`
 * @throws RostrumError `unreachable`, or `not-allowed` for any other address
 */
export async function fetchAllowed(
  address: URL,
  { origins, signal }: { readonly origins: readonly string[]; readonly signal: AbortSignal },
): Promise<Response> {
  let url = address;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    if (!isSecure(url) || !origins.includes(url.origin))
      throw new RostrumError({
        code: 'not-allowed',
        message: `${address.host} sent Rostrum on to ${url.origin}, which it may not ask.`,
        next: 'Nothing was fetched. Tell whoever looks after the releases.',
      });
    const response = await ask(url, signal);
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

async function ask(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal, headers: { 'accept-encoding': 'identity' } });
  } catch (error) {
    throw connectionFailure(url, error);
  }
}

/** What went wrong with a connection, in words; an abort stays one. */
export function connectionFailure(url: URL, error: unknown): unknown {
  if (error instanceof Error && error.name === 'AbortError') return error;
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
