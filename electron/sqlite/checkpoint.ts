import Database from 'better-sqlite3';

/** Brings what stands in a database's log into the database itself, as far as nobody is reading it there. */
export function checkpoint(file: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    db.close();
  }
}
