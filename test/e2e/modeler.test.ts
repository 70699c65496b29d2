import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInChromium, launch, signIn, visitor } from './support/chromium.ts';
import { overflow, picture, settled, violations } from './support/look.ts';
import { type Product, startProduct } from './support/product.ts';

const START_MS = 240_000;
const STORY_MS = 240_000;

describeInChromium('An analyst at the modeler', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launch()]);
    page = await (await visitor(browser, product.address, { size: { width: 1440, height: 900 } })).newPage();
    await signIn(page, 'anna', '/modeler/gulustan');
  }, START_MS);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, STORY_MS);

  const saved = () => page.getByText('Saved.', { exact: false }).waitFor();
  const file = (name: string) =>
    page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name, exact: true });

  test(
    'changes a step’s name in the diagram, and what is not changed stays byte by byte',
    async () => {
      await page.getByRole('heading', { name: 'Services' }).waitFor();
      await settled(page);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      await page.locator('[data-element-id="open-run"]').first().waitFor();
      await page.getByText('Nothing to mend.').waitFor();
      // Opened, and nothing written: saving has nothing to do.
      expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await page.locator('.djs-element[data-element-id="open-run"]').first().click();
      const panel = page.getByRole('complementary', { name: 'Properties' });
      await panel.locator('[data-group-id="group-general"] .bio-properties-panel-group-header').click();
      await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Open the run');
      await page.getByText('Not saved: 1').waitFor();
      await picture(page, 'modeler');
      await page.keyboard.press('Control+s');
      await saved();
      await page.getByRole('navigation', { name: 'Files' }).getByText('changed', { exact: true }).waitFor();
      const reply = await page.request.get('/api/v1/gulustan/drafts/resident-request/file?name=resident-request.bpmn');
      expect((await reply.json()).content).toContain('name="Open the run"');
    },
    STORY_MS,
  );

  test(
    'is led by a finding to the element, and can’t release what the check calls an error',
    async () => {
      await file('forms/work.form').click();
      await page.locator('.fjs-editor-container').waitFor();
      await page.getByRole('button', { name: 'Take forms/work.form out' }).click();
      const finding = page.getByRole('button', { name: 'resident-request.bpmn · work', exact: true });
      await finding.waitFor();
      await page.getByRole('button', { name: 'Release' }).click();
      await page.getByText('Mend what the check calls an error first: 1.').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await finding.click();
      await page.locator('.djs-element[data-element-id="work"].selected').waitFor();
      await page.getByRole('button', { name: 'Bring forms/work.form back' }).click();
      await page.getByText('Nothing to mend.').waitFor();
    },
    STORY_MS,
  );

  test(
    'writes texts beside those of another language, opens tables and forms, and makes a release',
    async () => {
      await file('assign.dmn').click();
      await page.locator('.dmn-decision-table-container').waitFor();
      await picture(page, 'modeler-table');
      await file('forms/review.form').click();
      await page.locator('.fjs-editor-container').waitFor();
      await picture(page, 'modeler-form');
      await file('texts.en.json').click();
      await page.getByRole('searchbox').fill('service.name');
      await page.getByLabel('service.name').fill('A wish of a resident');
      await page.getByRole('button', { name: 'Save' }).click();
      await saved();
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize({ width: 1440, height: 900 });
      await picture(page, 'modeler-texts');
      await page.getByRole('button', { name: 'Release' }).click();
      await page.getByLabel('What has changed').fill('The step and the service say what they are');
      await page.getByText('An administrator puts it in force.').waitFor();
      await page
        .getByRole('dialog')
        .filter({ visible: true })
        .getByRole('button', { name: 'Release', exact: true })
        .click();
      await page.getByText('The step and the service say what they are', { exact: false }).waitFor();
      await page.getByRole('listitem').filter({ hasText: 'waits' }).first().waitFor();
      expect(await page.getByRole('button', { name: /^Put/ }).count()).toBe(0);

      const admin = await (await visitor(browser, product.address)).newPage();
      await signIn(admin, 'admin', '/modeler/gulustan');
      await admin.getByRole('button', { name: 'Put 2 in force' }).click();
      await admin
        .getByRole('listitem')
        .filter({ hasText: 'in force' })
        .getByText('2: The step and the service say what they are', { exact: false })
        .first()
        .waitFor();
    },
    STORY_MS,
  );
});
