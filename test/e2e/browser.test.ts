import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { overflow, picture, settled, violations } from './support/look.ts';
import { desk, inTheBrowser, phone, STORY_MS, tenant, zoomed } from './support/stage.ts';

inTheBrowser('In a real browser', ({ person, staff }) => {
  test(
    'a case lives from the call to the resident’s yes, and every screen follows without a reload',
    async () => {
      // The clerk and the administrator look at their screens before anything happens.
      const clerk = await staff('samir');
      await settled(clerk);
      const administrator = await staff('admin', 'mailbox');

      const operator = await staff('aysel', 'open-case');
      await operator.fill('#description', 'There has been no water on the third floor since this morning.');
      await operator.fill('#place', 'Çinar');
      await operator.getByRole('listbox').getByRole('option').first().click();
      await operator.selectOption('#category', 'water.no-supply');
      await operator.fill('#name', 'Rəşad Əliyev');
      await operator.fill('#email', 'rashad@resident.example');
      await operator.getByText('I read the notice out or showed it').click();
      await operator.getByText('The resident agrees that the data are processed').click();
      await picture(operator, 'open-case');
      await operator.getByRole('button', { name: 'Open the case' }).click();
      const number = (await operator.locator('.opened dd').first().textContent())?.trim() ?? '';
      expect(number).not.toBe('');
      await picture(operator, 'opened');
      await operator.getByRole('link', { name: 'Go to the case' }).click();
      await operator.locator('h1', { hasText: number }).waitFor();

      // The task appears at the clerk's by itself.
      const row = clerk.locator('.task-row', { hasText: number });
      await row.waitFor();
      await picture(clerk, 'tasks');
      await row.getByRole('button', { name: /^Take/ }).click();
      await clerk.locator('.task-row', { hasText: number }).getByRole('link').click();
      await clerk.getByLabel('Solved', { exact: true }).check();
      await clerk
        .locator('textarea[name=answer], textarea[id*=answer]')
        .first()
        .fill('The pump was replaced; the water runs again.');
      await picture(clerk, 'task');
      await clerk.getByRole('button', { name: 'Complete' }).click();
      await clerk.getByText(`${number}: task completed.`).first().waitFor();

      // The operator's page of the case has followed.
      await operator.getByText('The pump was replaced').first().waitFor();
      await operator
        .getByText('The resident was asked to confirm')
        .or(operator.getByText('Waiting for an answer'))
        .first()
        .waitFor();

      await picture(operator, 'diagram', operator.locator('.diagram-canvas'));

      // The letter lies in the trial mailbox; opening its link answers nothing.
      const letter = administrator
        .locator('.mail', { hasText: number })
        .filter({ has: administrator.locator('a[href*="confirmation"]') });
      await letter.first().waitFor();
      await picture(administrator, 'mailbox');
      // The staff were not told the code; the letter of registration tells it to the resident.
      const secret = /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/;
      const registration = administrator.locator('.mail', { hasText: number }).filter({ hasText: secret }).first();
      const code = secret.exec((await registration.textContent()) ?? '')?.[0] ?? '';
      const link = (await letter.first().locator('a[href*="confirmation"]').getAttribute('href')) ?? '';
      const resident = await person({ size: phone });
      await resident.goto(new URL(link).pathname + new URL(link).hash);
      await resident.getByText('The pump was replaced').waitFor();
      await picture(resident, 'confirmation');
      expect(await violations(resident)).toEqual([]);
      await resident.reload();
      await resident.getByLabel('Yes, it is solved').check();
      await resident.getByRole('button', { name: 'Send the answer' }).click();
      await resident.getByRole('heading', { name: 'Thank you' }).waitFor();

      // Closed, by the resident alone, and the operator sees it without a reload.
      await operator.locator('.tag', { hasText: 'Closed' }).first().waitFor();
      await operator.getByText('Answered by the link').waitFor();
      await picture(operator, 'case');

      await resident.goto(`/${tenant}/status`);
      await resident.fill('#number', number);
      await resident.fill('#code', code);
      await resident.getByRole('button', { name: 'Show' }).click();
      await resident.getByText('You confirmed that the work is done').waitFor();
      await picture(resident, 'status');
      expect(await violations(resident)).toEqual([]);
    },
    STORY_MS,
  );

  test(
    'a resident reports with a wrong address first, is told at the field, and gets number and code',
    async () => {
      const resident = await person({ size: phone });
      const scripts = new Map<string, Promise<number>>();
      resident.on('response', (response) => {
        if (response.url().endsWith('.js'))
          scripts.set(
            response.url(),
            response.body().then((body) => gzipSync(body).length),
          );
      });
      await resident.goto(`/${tenant}`);
      await resident.getByRole('link', { name: /Report a problem/ }).click();
      await resident.fill('#description', 'The street lamp in front of the school is dark.');
      await resident.fill('#email', 'not an address');
      await resident.getByRole('button', { name: 'Send' }).click();
      await resident.locator('#email-fault', { hasText: 'Enter a whole address' }).waitFor();
      expect(await resident.evaluate('document.activeElement.className')).toBe('summary');
      await resident.locator('.summary a').first().click();
      expect(await resident.evaluate('document.activeElement.id')).toBe('email');

      await resident.fill('#email', 'sara@resident.example');
      await resident.locator('#consent').check();
      await resident.getByRole('button', { name: 'Send' }).click();
      await resident.getByRole('heading', { name: 'Your request is registered' }).waitFor();

      expect((await resident.locator('#code').textContent())?.length).toBeGreaterThan(5);
      expect(await violations(resident)).toEqual([]);
      // A cheap phone on a slow line: all the code of these pages together.
      const bytes = (await Promise.all(scripts.values())).reduce((sum, each) => sum + each, 0);
      expect(bytes).toBeGreaterThan(1_000);
      expect(bytes).toBeLessThan(40_000);
      await picture(resident, 'registered');
    },
    STORY_MS,
  );

  test(
    'a task that is withdrawn while somebody has it open says so',
    async () => {
      const operator = await staff('aysel', 'open-case');
      await operator.fill('#description', 'Water is leaking from a pipe in the yard.');
      await operator.selectOption('#category', 'water.leak');
      await operator.getByRole('button', { name: 'Open the case' }).click();
      const number = (await operator.locator('.opened dd').first().textContent())?.trim() ?? '';
      const clerk = await staff('samir');
      const row = clerk.locator('.task-row', { hasText: number });
      await row.getByRole('link').click();
      await clerk.getByText('Take the task to fill it in.').waitFor();

      await operator.getByRole('link', { name: 'Go to the case' }).click();
      await operator.getByRole('button', { name: 'Cancel the case' }).first().click();
      const dialog = operator.getByRole('dialog');
      await dialog.getByText('only be reopened').waitFor();
      expect(await violations(operator)).toEqual([]);
      await dialog.getByText('Duplicate', { exact: false }).first().click();
      await dialog.getByRole('button', { name: 'Cancel the case' }).click();

      await clerk.getByText('This task was withdrawn').waitFor();
      await operator.locator('.tag', { hasText: 'Cancelled' }).first().waitFor();
    },
    STORY_MS,
  );

  test(
    'the keyboard alone leads from the first link to a task',
    async () => {
      const clerk = await staff('samir');
      await settled(clerk);
      await clerk.keyboard.press('Tab');
      expect(await clerk.evaluate('document.activeElement.textContent')).toBe('Skip to the main content');
      await clerk.keyboard.press('Enter');
      for (let tabs = 0; tabs < 10; tabs += 1) {
        await clerk.keyboard.press('Tab');
        if (await clerk.evaluate("Boolean(document.activeElement.closest('.task-row-title'))")) break;
      }
      await clerk.keyboard.press('Enter');

      await clerk.waitForURL('**/tasks/*');
      await settled(clerk);
      expect(await clerk.evaluate('document.activeElement.tagName')).toBe('H1');
    },
    STORY_MS,
  );

  /** A case and a task that exist, as paths of their screens. */
  const detailScreens = async (page: Page): Promise<string[]> => {
    await page.goto(`/staff/${tenant}/cases`);
    const cases = page.locator('.case-table th a');
    await cases.first().waitFor();
    const paths = [await cases.first().getAttribute('href')];
    await page.goto(`/staff/${tenant}/tasks`);
    await settled(page);
    const tasks = page.locator('.task-row-title a');
    if (await tasks.count()) paths.push(await tasks.first().getAttribute('href'));
    return paths.map((path) => path?.replace(`/staff/${tenant}/`, '') ?? '');
  };

  test.each(['az', 'tr', 'ru', 'en'])(
    'in %s every screen fits 390 pixels and 200 % zoom, and is without fault for axe (asked once, in English)',
    async (language) => {
      const faults: string[] = [];
      const check = async (page: Page, path: string): Promise<void> => {
        await page.setViewportSize(desk);
        await page.goto(path);
        await settled(page);
        if (language === 'en') faults.push(...(await violations(page)).map((each) => `${path}: ${each}`));
        for (const size of [zoomed, phone]) {
          await page.setViewportSize(size);
          const wide = await overflow(page);
          if (wide > 0) faults.push(`${path} is ${wide} px too wide for ${size.width}`);
        }
      };
      const administrator = await staff('admin', 'tasks', { language });
      const operator = await staff('aysel', 'tasks', { language });
      const resident = await person({ language });

      for (const screen of [
        'cases',
        'search?q=su',
        'incidents',
        'outbox',
        'mailbox',
        'nothing-here',
        ...(await detailScreens(administrator)),
      ])
        await check(administrator, `/staff/${tenant}/${screen}`);
      for (const screen of ['tasks', 'open-case']) await check(operator, `/staff/${tenant}/${screen}`);
      for (const page of ['', 'report', 'status', '#/confirmation/no-such-link-1234567890', 'nothing-here'])
        await check(resident, `/${tenant}/${page}`);
      await check(resident, '/staff/');

      expect(faults).toEqual([]);
    },
    STORY_MS,
  );
});
