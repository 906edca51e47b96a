import { RostrumError } from '../../../shared/failure.ts';
import { compileGlob, type PathTest } from '../../../shared/config/glob.ts';

/**
 * The paths that a pattern chooses, all where there is none; without a folder in it, it is for names in any.
 * @throws RostrumError `bad-request` for one that is not understood
 */
export function pathFilter(glob: string | undefined): PathTest {
  if (glob === undefined) return () => true;
  const compiled = compileGlob(glob, { inAnyFolder: true });
  if (compiled.ok) return compiled.matches;
  throw new RostrumError({
    code: 'bad-request',
    message: compiled.message,
    next: 'Choose with a simpler one, such as "2023/*.md".',
  });
}
