import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether what a program does on the network can be watched here. */
export const canTrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;

export interface Trace {
  /** Runs the program, watched with all its children. */
  readonly program: string;
  /** Calls that name an address of another machine or ask for one, or open a port to others; `calls` is how many were seen at all. */
  read(): { readonly foreign: readonly string[]; readonly calls: number };
}

/** @param folder where the trace is kept */
export function traceNetwork(program: string, folder: string): Trace {
  const [wrapper, file] = [join(folder, 'traced'), join(folder, 'network.trace')];
  writeFileSync(
    wrapper,
    `#!/bin/sh\nexec strace -f -qq --seccomp-bpf -e trace=network -o '${file}' '${program}' "$@"\n`,
  );
  chmodSync(wrapper, 0o755);
  return {
    program: wrapper,
    read() {
      const lines = readFileSync(file, 'utf8').split('\n');
      return {
        foreign: lines.filter((line) => asksForNames(line) || addressesIn(line).some((address) => !isLocal(address))),
        calls: lines.length,
      };
    },
  };
}

/** Of sockets, each with its port: those that the system tells of its own interfaces are none. */
function addressesIn(line: string): { readonly address: string; readonly port: string }[] {
  return [
    ...line.matchAll(
      /sin_port=htons\((\d+)\), sin_addr=inet_addr\("([^"]*)"\)|sin6_port=htons\((\d+)\)[^{}]*?inet_pton\(AF_INET6, "([^"]*)"/g,
    ),
  ].map(([, port4, four, port6, six]) => ({ address: (four ?? six)!, port: (port4 ?? port6)! }));
}

/** A name server on this machine passes on what it is asked. */
const asksForNames = (line: string) => line.includes('sun_path="/run/systemd/resolve/');

function isLocal({ address, port }: { readonly address: string; readonly port: string }): boolean {
  return port !== '53' && /^(?:127\.|::1$|::ffff:127\.)/.test(address);
}
