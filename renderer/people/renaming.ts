/** A rename that is being prepared; the names can still be changed. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}
