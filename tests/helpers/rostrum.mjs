#!/usr/bin/env node
// The command line from its sources, for other programs to start.
import { runCli } from '../../electron/cli/main.ts';

process.exitCode = await runCli(process.argv.slice(2), process);
