import { RostrumError, type Failure } from '../../shared/failure.ts';

/** The failure with which a call ends; any other end fails the test. */
export async function expectFailure(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof RostrumError) return error.failure;
    throw error;
  }
  throw new Error('The call did not fail.');
}
