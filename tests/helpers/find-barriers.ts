import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Where {
  /** A selector of the part that is looked at, without the rules about a whole page; else all of the window. */
  readonly within?: string;
  /** Rules of axe that do not hold there. */
  readonly except?: readonly string[];
  /** What axe cannot know to be right. @param html of the element that it found */
  readonly isRight?: (rule: string, html: string) => boolean;
}

/** Rules about a whole page. */
export const rulesOfPages: readonly string[] = ['landmark-one-main', 'region'];

/** What would keep somebody out who does not see, or does not use a mouse, as axe finds it; empty where nothing would. */
export async function findBarriers(page: Page, { within, except, isRight }: Where = {}): Promise<string[]> {
  const skipped = except ?? (within === undefined ? [] : rulesOfPages);
  // Axe is half a megabyte of script, and stays in the page once it is there.
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  const builder = new AxeBuilder({ page: page as never, ...(isThere ? { axeSource: ';' } : {}) })
    .setLegacyMode()
    .options({
      // Of what is as it should be, not every element is told.
      resultTypes: ['violations'],
      rules: Object.fromEntries(skipped.map((rule) => [rule, { enabled: false }])),
    });
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !isRight?.(id, html))
      .map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
  );
}
