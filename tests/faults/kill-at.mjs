// Loaded before a program (`node --import`): counts what it writes to the disk and into databases, and kills it before
// one of these operations. FAULT_KILL_AT is the number of that operation, 0 for none; FAULT_COUNT_TO a file for the count.
import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import promises from 'node:fs/promises';
import { isMainThread } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const killAt = Number(process.env.FAULT_KILL_AT);
const countTo = process.env.FAULT_COUNT_TO;
const { writeFileSync, writeSync } = fs;
let count = 0;

/** @param halfDone does a part of the operation first */
function step(halfDone = () => {}) {
  count++;
  if (count !== killAt) return;
  halfDone();
  process.kill(process.pid, 'SIGKILL');
}

function countCalls(holder, names, isCounted = () => true) {
  for (const name of names) {
    const original = holder[name];
    holder[name] = function (...args) {
      if (isCounted(...args)) step();
      return original.apply(this, args);
    };
  }
}

const opensToWrite = (_path, flags) => typeof flags === 'string' && /[wa+]/.test(flags);

if (isMainThread) {
  const handle = await promises.open(import.meta.filename);
  const files = Object.getPrototypeOf(handle);
  await handle.close();
  countCalls(files, ['sync', 'chmod', 'chown']);
  const { writeFile } = files;
  files.writeFile = function (data, ...rest) {
    step(() => writeSync(this.fd, data.subarray(0, data.length >> 1)));
    return writeFile.call(this, data, ...rest);
  };
  countCalls(promises, ['rename', 'link', 'rm', 'rmdir', 'unlink', 'mkdir', 'writeFile', 'copyFile']);
  countCalls(promises, ['open'], opensToWrite);
  syncBuiltinESMExports();

  const koffi = require('koffi');
  const { load } = koffi;
  koffi.load = (...args) => {
    const library = load(...args);
    return {
      func: (...declaration) => {
        const call = library.func(...declaration);
        return (...values) => {
          step();
          return call(...values);
        };
      },
    };
  };

  const Database = require('better-sqlite3');
  const memory = new Database(':memory:');
  const statements = Object.getPrototypeOf(memory.prepare('SELECT 1'));
  memory.close();
  const { run } = statements;
  statements.run = function (...args) {
    if (!this.readonly || /^\s*(BEGIN|COMMIT)/i.test(this.source)) step();
    return run.apply(this, args);
  };
  countCalls(Database.prototype, ['exec']);

  process.on('exit', () => {
    if (countTo) writeFileSync(countTo, String(count));
  });
}
