import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether what a program does on the network can be watched here. */
export const canTrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;

export interface Trace {
  /** Runs the program, watched with all its children. */
  readonly program: string;
  /** Calls that name an address of another machine, or open a port to others; `calls` is how many were seen at all. */
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
        foreign: lines.filter((line) => addressesIn(line).some((address) => !isLocal(address))),
        calls: lines.length,
      };
    },
  };
}

/** Of sockets: those that the system tells of its own interfaces are none. */
function addressesIn(line: string): string[] {
  return [...line.matchAll(/sin_addr=inet_addr\("([^"]*)"\)|inet_pton\(AF_INET6, "([^"]*)", &sin6_addr\)/g)].map(
    ([, four, six]) => (four ?? six)!,
  );
}

function isLocal(address: string): boolean {
  return /^(?:127\.|::1$|::ffff:127\.)/.test(address);
}
