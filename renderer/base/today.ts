import { printDay } from '../../shared/text/clock.ts';

/** The day here, as a date field has it. */
export const today = (): string => printDay(new Date());
