#!/usr/bin/env node
// The command line from a checkout. Its native modules need the Node that the project pins, and crash on an older one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pinnedNode } from './launcher/dependencies.mjs';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'out', 'electron', 'cli.cjs');
const isOld = Number.parseInt(process.versions.node, 10) < 22;

if (!existsSync(cli)) {
  process.stderr.write('rostrum: the command line is not built yet. Run: npm run build\n');
  process.exitCode = 2;
} else if (!isOld) {
  // Whoever reads the output may stop early (`| head`), which is no error of ours.
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  const { runCli } = createRequire(import.meta.url)(cli);
  process.exitCode = await runCli(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr });
} else if (existsSync(pinnedNode(root))) {
  const { status } = spawnSync(pinnedNode(root), [import.meta.filename, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 2;
} else {
  process.stderr.write(
    `rostrum: Node ${process.versions.node} is too old, and the project’s own is not installed. Run: npm ci\n`,
  );
  process.exitCode = 2;
}
