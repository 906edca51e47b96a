/** A git repository that holds the folder of a library or site. */
export interface Repository {
  /** Absolute path of its working tree. */
  readonly root: string;
  /** The folder in it that was asked about, with `/` behind it; empty where that is the root. */
  readonly prefix: string;
}

declare const trusted: unique symbol;

/** One whose authors the editor trusts on this machine: what may run its own commands takes no other. `requireTrusted` makes it. */
export interface TrustedRepository extends Repository {
  readonly [trusted]: true;
}
