import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectRoot } from '../../../store/root.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** A dialog that still fades in hides its labels from whoever reads the page; what turns for ever is not waited for. */
const allShown = `Promise.all(document.getAnimations()
  .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
  .map((each) => each.finished.catch(() => undefined))).then(() => undefined)`;

/** What axe finds wrong on the page, a line each; empty when nothing is. Evaluated, not inserted: the page's policy forbids foreign scripts. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(allShown);
  await page.evaluate(axe);
  const { violations: found } = (await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as {
    violations: Violation[];
  };
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** By how many CSS pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>;

/** Nothing is being loaded, all images and typefaces are there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('[aria-busy=true], .cds--loading').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

/** With PICTURES=1: a picture for README and manual, in docs/pictures/: of a part, or of the window at the top of the page. */
export async function picture(page: Page, name: string, part?: Locator): Promise<void> {
  if (process.env.PICTURES !== '1') return;
  await settled(page);
  const file = { path: join(projectRoot(), 'docs', 'pictures', `${name}.png`), animations: 'disabled' } as const;
  if (part) {
    // In the middle of the window, where the fixed head does not cover it.
    await part.evaluate((element: { scrollIntoView(where: object): void }) =>
      element.scrollIntoView({ block: 'center' }),
    );
    await part.screenshot(file);
    return;
  }
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot(file);
}
