import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { visitor } from './support/chromium.ts';
import { picture, settled, violations } from './support/look.ts';
import { startEmptyProduct } from './support/product.ts';
import { putInForce } from './support/release.ts';
import { inTheBrowser, phone, STORY_MS, tenant } from './support/stage.ts';

inTheBrowser('In a real browser, off the straight way', ({ browser, person, staff, openCase, complete }) => {
  interface Request {
    number: string;
    code: string;
  }

  /** Reports by the portal, by e-mail only; the page stays at number and code. */
  const report = async (resident: Page, description: string, before: () => Promise<void> = async () => {}) => {
    await resident.goto(`/${tenant}/report`);
    await resident.fill('#description', description);
    await resident.selectOption('#category', 'street-lighting');
    await resident.fill('#email', 'kamale@resident.example');
    await resident.locator('#consent').check();
    await before();
    await resident.getByRole('button', { name: 'Send' }).click();
    await resident.locator('#code').waitFor();
    const [number, code] = [await resident.textContent('#number'), await resident.textContent('#code')];
    return { number: number ?? '', code: code ?? '' };
  };

  /** Where it was reported the tab knows number and code. */
  const askStatus = async (resident: Page, { number }: Request): Promise<void> => {
    await resident.goto(`/${tenant}/status`);
    await resident.getByRole('heading', { name: number }).waitFor();
  };

  const dialogOf = async (page: Page, action: string): Promise<ReturnType<Page['getByRole']>> => {
    await page.getByRole('button', { name: action, exact: true }).click();
    return page.getByRole('dialog');
  };

  test(
    'a photo and a place go with the report; the broken file is named; staff see and add files; the resident withdraws',
    async () => {
      const resident = await person({ size: phone });
      let photo: Buffer = Buffer.alloc(0);
      const request = await report(resident, 'The lamp at the gate is dark.', async () => {
        // Words of the street and of the house: the place is found by both, and chosen by the keyboard.
        await resident.locator('#place').pressSequentially('nizami 5');
        await resident.getByRole('option').first().waitFor();
        expect(await violations(resident)).toEqual([]);
        await resident.keyboard.press('ArrowDown');
        await resident.keyboard.press('Enter');
        expect(await resident.inputValue('#place')).toMatch(/^building 5, Nizami Street, /);
        photo = await resident.screenshot({ type: 'jpeg' });
        await resident.setInputFiles('#photos', [
          { name: 'gate.jpg', mimeType: 'image/jpeg', buffer: photo },
          { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') },
        ]);
      });
      await resident.getByText(/^notes\.jpg: /).waitFor();
      expect(await violations(resident)).toEqual([]);

      const operator = await staff('aysel', 'cases');
      await openCase(operator, request);
      await operator.getByText('Nizami Street, building 5').first().waitFor();
      await operator.getByRole('link', { name: /^gate\.jpg/ }).waitFor();
      const attach = await dialogOf(operator, 'Attach');
      expect(await violations(operator)).toEqual([]);
      await operator.setInputFiles('#attach-file', { name: 'plan.jpg', mimeType: 'image/jpeg', buffer: photo });
      await attach.getByRole('button', { name: 'Attach', exact: true }).click();
      await operator.getByRole('link', { name: /^plan\.jpg/ }).waitFor();

      // What staff did not give away is not shown to the resident; what is shown can be had back.
      await askStatus(resident, request);
      expect(await resident.locator('main li button').allTextContents()).toEqual(['gate.jpg']);
      const [download] = await Promise.all([
        resident.waitForEvent('download'),
        resident.getByRole('button', { name: 'gate.jpg' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('gate.jpg');

      await resident.getByText('Withdraw the request').click();
      await picture(resident, 'withdraw', resident.locator('details[open]'));
      await resident.getByRole('button', { name: 'Withdraw' }).click();
      await resident.locator('.lead', { hasText: 'The request was cancelled.' }).waitFor();
      await operator.locator('.tag', { hasText: 'Cancelled' }).first().waitFor();
      expect(await operator.getByRole('button', { name: 'Extend the term' }).count()).toBe(0);
    },
    STORY_MS,
  );

  test(
    'an administrator mends a stopped process; its term is extended, paused and resumed; a late yes closes it; it is reopened',
    async () => {
      const administrator = await staff('admin', 'incidents');
      const resident = await person({ size: phone });
      // A condition that nobody gives a value, and a wait for the resident's answer of two seconds.
      const restore = await putInForce(administrator, tenant, ({ name, content }) => {
        if (name.endsWith('.bpmn')) return content.replace('=departmentId != null', '=mended');
        if (!name.endsWith('service.json')) return content;
        const settings = JSON.parse(content);
        settings.confirmation.linkWait = { amount: 0.0006, unit: 'clock-hours' };
        return JSON.stringify(settings);
      });
      const request = await report(resident, 'All lamps of the yard are dark.').finally(restore);

      const incident = administrator.locator('.incident', { hasText: request.number });
      await incident.getByText('mended').first().waitFor();
      await incident.getByRole('button', { name: /^Mend variables/ }).click();
      await administrator.fill('#variables', '{ "mended": no }');
      await administrator.getByRole('button', { name: 'Mend and try again' }).click();
      await administrator.getByText('This is no JSON object').waitFor();
      expect(await violations(administrator)).toEqual([]);
      await picture(administrator, 'incident');
      await administrator.fill('#variables', '{ "mended": false }');
      await administrator.getByRole('button', { name: 'Mend and try again' }).click();
      await incident.waitFor({ state: 'detached' });

      const supervisor = await staff('tural', 'cases');
      await openCase(supervisor, request);
      // Assigned anew it is promised anew, and what had been added before would fall.
      await supervisor.locator('.tag', { hasText: 'Assigned, waiting' }).first().waitFor();
      const due = supervisor.locator('.deadline-due');
      const first = await due.textContent();
      const extension = await dialogOf(supervisor, 'Extend the term');
      await extension.locator('#term-amount').fill('3');
      await extension.locator('textarea').fill('A part has to be ordered.');
      expect(await violations(supervisor)).toEqual([]);
      await extension.getByRole('button', { name: 'Extend', exact: true }).click();
      await supervisor.locator('.deadline').getByText('Extended by: 3 working days').waitFor();
      expect(await due.textContent()).not.toBe(first);
      const pause = await dialogOf(supervisor, 'Pause the term');
      await pause.locator('textarea').fill('The resident has to open the yard.');
      await pause.getByRole('button', { name: 'Pause', exact: true }).click();
      await supervisor.locator('.tags', { hasText: 'paused' }).waitFor();
      await askStatus(resident, request);
      await resident.locator('.facts', { hasText: 'paused; a new date will follow' }).waitFor();
      const resume = await dialogOf(supervisor, 'Resume the term');
      await resume.locator('textarea').fill('The yard is open.');
      await resume.getByRole('button', { name: 'Resume', exact: true }).click();
      await supervisor.locator('.deadline-due', { hasText: /left/ }).waitFor();

      await complete(await staff('zaur'), request, 'Solved', 'All lamps were replaced.');
      await supervisor.locator('.tag', { hasText: 'Ended unconfirmed' }).first().waitFor();
      await askStatus(resident, request);
      await resident.getByLabel('Yes, it is solved').check();
      expect(await violations(resident)).toEqual([]);
      await picture(resident, 'late-answer');
      await resident.getByRole('button', { name: 'Send the answer' }).click();
      await resident.getByText('You confirmed that the work is done').waitFor();
      await supervisor.locator('.tag', { hasText: 'Closed' }).first().waitFor();
      expect(await supervisor.getByRole('button', { name: /term|answer|Cancel/ }).count()).toBe(0);

      const reopening = await dialogOf(supervisor, 'Reopen');
      await reopening.locator('textarea').fill('The lamps went out again.');
      await reopening.getByRole('button', { name: 'Reopen', exact: true }).click();
      await supervisor.locator('.tag', { hasText: 'Assigned, waiting' }).first().waitFor();
    },
    STORY_MS,
  );

  test(
    'an explanation is reviewed by another person; the resident objects by the link; the objection is upheld',
    async () => {
      const administrator = await staff('admin', 'mailbox');
      const resident = await person({ size: phone });
      const request = await report(resident, 'Please put a lamp beside the bus stop.');
      await complete(
        await staff('zaur'),
        request,
        'Explained: not solved, with reasons',
        'The lamp is not in the plan of this year.',
      );
      const reviewer = await staff('nigar');
      await complete(reviewer, request, 'Yes', '');

      const letter = administrator.locator(`.mail:has-text("${request.number}") a[href*="objection"]`).first();
      const link = new URL((await letter.getAttribute('href')) ?? '');
      await resident.goto(link.pathname + link.hash);
      await resident.getByText('The lamp is not in the plan').waitFor();
      expect(await violations(resident)).toEqual([]);
      await picture(resident, 'objection');
      await resident.fill('#reason', 'There was a lamp until last week.');
      await resident.getByRole('button', { name: 'Send the objection' }).click();
      await resident.getByRole('heading', { name: 'Your objection is registered' }).waitFor();
      await resident.reload();
      await resident.getByText('Your objection is registered already').waitFor();

      // Who approved the answer does not decide on the objection to it.
      await complete(await staff('rena'), request, 'Yes, the request is taken up again', 'There was one indeed.');
      // The page says how it stood when it was opened.
      const upheld = resident.getByText('Your objection was upheld');
      do await resident.reload({ waitUntil: 'networkidle' });
      while (!(await upheld.isVisible()));
    },
    STORY_MS,
  );

  test(
    'an empty installation leads to its setup, and the first administrator signs in with the password given there',
    async () => {
      const empty = await startEmptyProduct();
      try {
        const context = await visitor(browser(), empty.address);
        const page = await context.newPage();
        await page.goto('/staff/');
        await page.waitForURL('**/staff/setup');
        await page.goto('about:blank'); // another # alone would be the same page
        await page.goto(empty.setup);
        await page.fill('#tenantName', 'Sahil');
        await page.fill('#id', 'sahil');
        await page.fill('#zone', 'Asia/Nowhere');
        await page.fill('#name', 'Leyla Quliyeva');
        await page.fill('#password', 'a long password');
        await page.fill('#again', 'another password');
        await page.getByRole('button', { name: 'Set up' }).click();
        await page.getByText('There is no such time zone.').waitFor();
        await page.getByText('The two passwords differ.').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.fill('#zone', 'Asia/Baku');
        await page.locator('#country option:checked', { hasText: 'Azerbaijan' }).waitFor({ state: 'attached' });
        await page.fill('#again', 'a long password');
        await page.getByRole('button', { name: 'Set up' }).click();
        await page.getByText('Now sign in as its administrator').waitFor();

        // Residents hear at once that nobody could read what they would write.
        await page.goto('/sahil/report');
        await page.getByText('Requests cannot be taken here yet.').waitFor();
        expect(await page.locator('textarea, input').count()).toBe(0);
        expect(await violations(page)).toEqual([]);
        await page.goto('/sahil');
        await page.getByText('Requests cannot be taken here yet.').waitFor();
        expect(await page.locator('a[href$="/report"]').count()).toBe(0);

        await page.goto('/auth/sign-in?returnTo=/staff/');
        await page.fill('#subject', 'administrator');
        await page.fill('#password', 'a long password');
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.waitForURL('**/staff/sahil/administration');
        await settled(page);
        await page.goto('/');
        expect(await violations(page)).toEqual([]);
        await page.getByRole('link', { name: 'Sahil' }).waitFor();
      } finally {
        await empty.stop();
      }
    },
    STORY_MS,
  );
});
