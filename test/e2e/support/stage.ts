import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInChromium, launch, signIn, type Visit, visitor } from './chromium.ts';
import { overflow, settled, violations } from './look.ts';
import { type Product, startProduct } from './product.ts';

/** A build, the first start of a run and one of its own: half a minute, but others may have the machine. */
const START_MS = 600_000;
/** One story, told by several people at their browsers: half a minute, but others may have the machine. */
export const STORY_MS = 240_000;
export const tenant = 'gulustan';
export const desk = { width: 1280, height: 800 };
/** The same screen at 200 %: half as many CSS pixels. */
export const zoomed = { width: 640, height: 400 };
export const phone = { width: 390, height: 844 };

/** Where the stories of a file happen: the running product, and people with browsers of their own. */
export interface Stage {
  browser(): Browser;
  /** Somebody without a name. */
  person(visit?: Visit): Promise<Page>;
  /** A trial user, signed in, at a page of the trial town. */
  staff(login: string, path?: string, visit?: Visit): Promise<Page>;
  /** Opens the page of a case by its number. */
  openCase(page: Page, request: { number: string }): Promise<void>;
  /** Takes the task of a case and opens it. */
  takeTask(page: Page, request: { number: string }): Promise<void>;
  /** Takes the task of a case, fills in its form and completes it. */
  complete(page: Page, request: { number: string }, choice: string, text: string): Promise<void>;
  /** What is wrong with the page as it stands, for axe and at the sizes of a phone and of 200 % zoom; empty when nothing is. */
  faults(page: Page): Promise<string[]>;
}

/** Tells stories in a real browser, on a product that is started for them and stopped behind them. */
export function inTheBrowser(title: string, stories: (stage: Stage) => void): void {
  describeInChromium(title, () => {
    let product: Product;
    let browser: Browser;
    beforeAll(async () => {
      [product, browser] = await Promise.all([startProduct(), launch()]);
    }, START_MS);
    afterAll(async () => {
      await browser?.close();
      await product?.stop();
    }, STORY_MS);
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    });

    const person = async (visit?: Visit): Promise<Page> => (await visitor(browser, product.address, visit)).newPage();
    const takeTask = async (page: Page, { number }: { number: string }): Promise<void> => {
      await page.goto(`/staff/${tenant}/tasks`);
      const row = page.locator('.task-row', { hasText: number });
      await row.getByRole('button', { name: /^Take/ }).click();
      await row.getByRole('button', { name: /^Take/ }).waitFor({ state: 'detached' });
      await row.getByRole('link').click();
    };
    stories({
      browser: () => browser,
      person,
      async staff(login, path = 'tasks', visit) {
        const page = await person(visit);
        await signIn(page, login, `/staff/${tenant}/${path}`);
        await settled(page);
        return page;
      },
      async openCase(page, { number }) {
        await page.goto(`/staff/${tenant}/cases`);
        await page.getByRole('link', { name: number }).click();
        await page.locator('h1', { hasText: number }).waitFor();
      },
      takeTask,
      async complete(page, { number }, choice, text) {
        await takeTask(page, { number });
        await page.getByRole('radio', { name: choice, exact: true }).check();
        // The form shows what this choice asks for.
        for (const box of await page.locator('.form-view textarea:visible').all()) await box.fill(text);
        await page.getByRole('button', { name: 'Complete' }).click();
        await page.getByText(`${number}: task completed.`).first().waitFor();
      },
      async faults(page) {
        const found = await violations(page);
        const before = page.viewportSize() ?? desk;
        for (const size of [zoomed, phone]) {
          await page.setViewportSize(size);
          const wide = await overflow(page);
          if (wide > 0) found.push(`${page.url()} is ${wide} px too wide for ${size.width}`);
        }
        await page.setViewportSize(before);
        return found;
      },
    });
  });
}
