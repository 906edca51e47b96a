import type { Sql } from '../../electron/sqlite/open-database.ts';

/** A history whose disk has no room while `isFull` says so. */
export function historyOnFullDisk(history: Sql, isFull: () => boolean): Sql {
  return new Proxy(history, {
    get(target, name) {
      if (name === 'transaction' && isFull())
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
