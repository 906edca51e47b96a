import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signRelease } from '../../build/packaging/sign-release.mjs';
import type { UpdateSource } from '../../electron/services/updates/updates.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of this machine. What is asked for is told in `asked`, and answered with `answers`, else as missing. */
export interface ReleaseServer {
  readonly origin: string;
  readonly asked: string[];
  readonly answers: Map<string, Answer | Buffer>;
  close(): Promise<void>;
}

export async function startReleaseServer(): Promise<ReleaseServer> {
  const asked: string[] = [];
  const answers = new Map<string, Answer | Buffer>();
  const server = createServer((request, response) => {
    asked.push(request.url!);
    const answer = answers.get(request.url!);
    if (typeof answer === 'function') answer(request, response);
    else
      response.writeHead(answer === undefined ? 404 : 200, answer && { 'content-length': answer.length }).end(answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answers,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export interface Keys {
  readonly privateKey: string;
  readonly publicKey: string;
}

export function makeKeys(): Keys {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

/** Signs a release as it is signed for editors, and puts it on the server. @param files name to content */
export function publishRelease(
  server: ReleaseServer,
  {
    version,
    keys,
    folder,
    files,
  }: {
    readonly version: string;
    readonly keys: Keys;
    readonly folder: string;
    readonly files: Readonly<Record<string, string | Buffer>>;
  },
): UpdateSource {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  signRelease({ folder, version, ...keys });
  for (const name of readdirSync(folder)) server.answers.set(`/latest/${name}`, readFileSync(join(folder, name)));
  return { address: `${server.origin}/latest/release.json`, alsoFrom: [], publicKey: keys.publicKey };
}
