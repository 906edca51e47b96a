/** One of a library's two databases. */
export interface DatabaseDiagnosis {
  readonly kind: 'catalogue' | 'history';
  readonly file: string;
  /** With what waits in its log. */
  readonly bytes: number;
  /** What SQLite finds wrong with it, or why it cannot be opened; null where it is sound. */
  readonly problem: string | null;
  /** Rows by what they are. */
  readonly figures: readonly { readonly name: string; readonly count: number }[];
  /** Older or damaged files of it that were kept. */
  readonly kept: readonly string[];
}

/** What is to be known of Rostrum on this machine when something is wrong; no words of a transcript are among it. */
export interface Diagnosis {
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly userData: string;
  /** Null where no library was asked about. */
  readonly library: string | null;
  readonly databases: readonly DatabaseDiagnosis[];
  /** What happened of late, the newest last: a time, what it was about, and the code of an error. */
  readonly log: readonly string[];
}
