import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settled } from './support/look.ts';
import { putInForce } from './support/release.ts';
import { inTheBrowser, STORY_MS, tenant } from './support/stage.ts';

inTheBrowser('Staff in a real browser', ({ staff, openCase, takeTask, complete, faults }) => {
  /** Takes a call; the page stays at the number that is told. */
  const takeCall = async (
    page: Page,
    category: string,
    more: () => Promise<void> = async () => {},
  ): Promise<string> => {
    await page.goto(`/staff/${tenant}/open-case`);
    await page.fill('#description', 'There has been no water on the fifth floor since Monday.');
    await page.selectOption('#category', category);
    await more();
    await page.getByRole('button', { name: 'Open the case' }).click();
    return ((await page.locator('.opened dd').first().textContent()) ?? '').trim();
  };
  const tellNotice = async (page: Page): Promise<void> => {
    await page.getByText('I read the notice out or showed it').click();
    await page.getByText('The resident agrees that the data are processed').click();
  };
  const withContact = (page: Page, name: string, phone: string) => async () => {
    await page.fill('#name', name);
    await page.fill('#phone', phone);
    await tellNotice(page);
  };

  test(
    'a caller is found from any page, by the end of a telephone number and by the name, and by nobody of another department',
    async () => {
      const operator = await staff('aysel');
      const number = await takeCall(
        operator,
        'water.no-supply',
        withContact(operator, 'Zümrüd Qasımova', '050 123 98 76'),
      );

      // Who acts and by when is told while the caller is still there.
      await operator.locator('.opened-promise', { hasText: 'Water network department' }).waitFor();
      await operator.locator('.opened-promise', { hasText: /Answer by\d+ \w+ \d{4}, \w+day, 18:00/ }).waitFor();
      expect(await faults(operator)).toEqual([]);

      await operator.goto(`/staff/${tenant}/tasks`);
      await settled(operator);
      await operator.keyboard.press('/');
      await operator.keyboard.type('123 98 76');
      await operator.keyboard.press('Enter');
      const row = operator.locator('.found-row', { hasText: number });
      await row.getByText('Zümrüd Qasımova · +994501239876').waitFor();
      await row.locator('.tag', { hasText: 'Assigned, waiting' }).waitFor();
      await row.getByText(/left/).waitFor();
      expect(await faults(operator)).toEqual([]);

      await operator.locator('.search-form input').fill('Зумруд Касымова');
      await operator.keyboard.press('Enter');
      await row.getByText('Zümrüd Qasımova').waitFor();
      await operator.locator('.search-form input').fill('zumrud');
      await operator.keyboard.press('Enter');
      await row.getByRole('link', { name: number }).click();
      await operator.locator('h1', { hasText: number }).waitFor();

      const gas = await staff('rashad', `search?q=${number}`);
      await gas.getByText('Nothing found').waitFor();
    },
    STORY_MS,
  );

  test(
    'what was typed is there again after a look at another page, and gone when it was sent',
    async () => {
      const operator = await staff('aysel', 'open-case');
      await operator.fill('#description', 'The pipe in the cellar leaks.');
      await operator.fill('#place', 'Behind the old cinema');
      await operator.selectOption('#category', 'water.leak');
      await operator.fill('#phone', '12');
      await operator.getByText('Not in the register').waitFor();
      await operator.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Cases' }).click();
      await operator.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
      await operator.goBack();
      await operator.getByText('Draft kept').waitFor();
      expect(await operator.inputValue('#description')).toBe('The pipe in the cellar leaks.');
      expect(await operator.inputValue('#place')).toBe('Behind the old cinema');
      expect(await faults(operator)).toEqual([]);

      await tellNotice(operator);
      await operator.getByRole('button', { name: 'Open the case' }).click();
      await operator.getByText('Enter a whole number, such as 040 123 45 67').waitFor();
      expect(await operator.evaluate('document.activeElement.id')).toBe('phone');
      // As many digits as a number has, but none that anybody has: the server knows.
      await operator.fill('#phone', '000 000 00 00');
      await operator.getByRole('button', { name: 'Open the case' }).click();
      await operator.getByText('Enter a whole number, such as 040 123 45 67').waitFor();
      await operator.fill('#phone', '(050) 123-11-22');
      await operator.getByRole('button', { name: 'Open the case' }).click();
      const number = ((await operator.locator('.opened dd').first().textContent()) ?? '').trim();
      await operator.getByRole('link', { name: 'Go to the case' }).click();
      await operator.getByText('Place: Behind the old cinema').waitFor();
      await operator.goto(`/staff/${tenant}/open-case`);
      expect(await operator.inputValue('#description')).toBe('');

      const clerk = await staff('samir');
      await takeTask(clerk, { number });
      await clerk.getByRole('radio', { name: 'Solved', exact: true }).check();
      await clerk.locator('.form-view textarea:visible').first().fill('The pipe was welded.');
      await clerk.getByRole('link', { name: `Case ${number}` }).click();
      await clerk.locator('h1', { hasText: number }).waitFor();
      await settled(clerk);
      await clerk.goBack();
      await clerk.getByText('Draft kept').waitFor();
      expect(await clerk.getByRole('radio', { name: 'Solved', exact: true }).isChecked()).toBe(true);
      expect(await clerk.locator('.form-view textarea:visible').first().inputValue()).toBe('The pipe was welded.');
      await clerk.getByRole('button', { name: 'Begin anew' }).click();
      expect(await clerk.getByRole('radio', { name: 'Solved', exact: true }).isChecked()).toBe(false);
      await clerk.getByRole('radio', { name: 'Solved', exact: true }).check();
      await clerk.locator('.form-view textarea:visible').first().fill('The pipe was replaced.');
      await clerk.getByRole('button', { name: 'Complete' }).click();
      await clerk.getByText(`${number}: task completed.`).first().waitFor();
      expect(
        await clerk.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('sakin.draft'))"),
      ).toEqual([]);
    },
    STORY_MS,
  );

  test(
    'a form speaks the language of its reader to the last word, and signing out forgets what was typed in it',
    async () => {
      const operator = await staff('aysel');
      await operator.goto(`/staff/${tenant}/open-case`);
      await operator.fill('#description', 'Something is wrong in our yard, please come and see.');
      await operator.getByRole('button', { name: 'Open the case' }).click();
      const number = ((await operator.locator('.opened dd').first().textContent()) ?? '').trim();

      await operator.locator('.opened-promise', { hasText: 'A colleague will classify it first.' }).waitFor();
      await operator.getByText('Answer by, for now').waitFor();

      const reader = await staff('kamran', 'tasks', { language: 'az' });
      const row = reader.locator('.task-row', { hasText: number });
      await row.getByRole('button', { name: /^Götür/ }).click();
      await row.getByRole('link').click();
      await reader.locator('.form-view textarea').first().fill('Sakin zəngdə izah etdi.');
      await reader.locator('.form-view input[placeholder="Axtar"]').waitFor();
      await reader.locator('.form-view .fjs-select-placeholder', { hasText: 'Seçin' }).waitFor();
      expect(await reader.locator('.form-view').textContent()).not.toMatch(/Select|Search/);
      expect(await reader.locator('.form-view [placeholder="Search"]').count()).toBe(0);
      expect(await faults(reader)).toEqual([]);

      const drafts = "Object.keys(sessionStorage).filter((key) => key.startsWith('sakin.draft')).length";
      expect(await reader.evaluate(drafts)).toBe(1);
      await reader.getByRole('button', { name: 'Hesab' }).click();
      await reader.getByRole('button', { name: 'Çıxış' }).click();
      await reader.waitForURL((url) => !url.pathname.includes('/tasks/'));
      await reader.goto('/staff/');
      await settled(reader);
      expect(await reader.evaluate(drafts)).toBe(0);
    },
    STORY_MS,
  );

  test(
    'a wrong category is corrected: what follows is said before, the other department gets it, whoever had begun is told; a contact is corrected too',
    async () => {
      const operator = await staff('aysel');
      const number = await takeCall(operator, 'water.no-supply', withContact(operator, 'Məleykə', '050 123 55 66'));
      const clerk = await staff('samir');
      await takeTask(clerk, { number });

      await openCase(operator, { number });
      await operator.locator('.tag', { hasText: 'In work' }).first().waitFor();
      await operator.getByRole('button', { name: 'Correct', exact: true }).click();
      const dialog = operator.getByRole('dialog');
      await dialog.locator('#correct-category').selectOption('gas.smell');
      await dialog.getByText(/^It goes to Gas emergency service/).waitFor();
      await dialog.getByText(/^New due date/).waitFor();
      await dialog.getByText('By the rule of this category the urgency becomes: Emergency.').waitFor();
      expect(await faults(operator)).toEqual([]);
      await dialog.locator('#reason').fill('She smells gas; the water is another matter.');
      await operator.goto(`/staff/${tenant}/tasks`);
      await operator.goBack();
      await operator.getByRole('button', { name: 'Correct', exact: true }).click();
      expect(await dialog.locator('#reason').inputValue()).toBe('She smells gas; the water is another matter.');
      await dialog.locator('#correct-category').selectOption('gas.smell');
      await dialog.getByText(/^It goes to Gas emergency service/).waitFor();
      await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
      await operator.getByText('Corrected: category, urgency.').waitFor();
      await operator.locator('.case-side').getByText('Gas emergency service').first().waitFor();
      await operator.locator('.said', { hasText: 'She smells gas' }).waitFor();
      await clerk.getByText('This task was withdrawn').waitFor();
      await (await staff('rashad')).locator('.task-row', { hasText: number }).waitFor();

      await dialog.waitFor({ state: 'hidden' });
      await operator.getByRole('button', { name: 'Correct the contact' }).click();
      await dialog.getByLabel('Reason').waitFor();
      expect(await faults(operator)).toEqual([]);
      await dialog.locator('#contact-phone').fill('12');
      await dialog.locator('#reason').fill('A digit was wrong.');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByText('Enter a whole phone number, such as 040 123 45 67').waitFor();
      await dialog.locator('#contact-phone').fill('050 123 55 77');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await operator.getByRole('complementary').getByRole('link', { name: '+994501235577' }).waitFor();
      await operator.getByText('The contact was corrected: phone.').waitFor();
    },
    STORY_MS,
  );

  test(
    'a no comes back to the clerk with its reason, marked as another round; pictures of before and after go with the work',
    async () => {
      // The town calls nobody at night or on a Sunday; these tests run at any time.
      const restore = await putInForce(await staff('admin'), tenant, ({ name, content }) => {
        if (!name.endsWith('service.json')) return content;
        const settings = JSON.parse(content);
        const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
        const weekly = Object.fromEntries(days.map((day) => [day, [{ from: '00:00', to: '24:00' }]]));
        settings.confirmation.callingHours = { weekly, onHolidays: true };
        return JSON.stringify(settings);
      });
      const operator = await staff('aysel');
      const number = await takeCall(
        operator,
        'water.no-supply',
        withContact(operator, 'Rəna', '050 123 77 88'),
      ).finally(restore);
      const clerk = await staff('samir');
      await complete(clerk, { number }, 'Solved', 'The pump was started again.');

      await takeTask(operator, { number });
      await operator.getByText('You may call now. Today: 00:00–24:00.').waitFor();
      await operator.getByText('Attempts without an answer in this round: 0 of at most 3.').waitFor();
      expect(await operator.locator('.call-number').getAttribute('href')).toBe('tel:+994501237788');
      await operator.getByText(/The pump was started again.*Is the problem solved\?/).waitFor();
      expect(await faults(operator)).toEqual([]);
      await operator.getByRole('radio', { name: 'Yes', exact: true }).check();
      await operator.getByRole('radio', { name: 'No, it is not solved' }).check();
      await operator.locator('.form-view textarea:visible').first().fill('The tap has been dry again since noon.');
      await operator.getByRole('button', { name: 'Complete' }).click();

      await clerk.goto(`/staff/${tenant}/tasks`);
      await clerk.locator('.task-row', { hasText: number }).locator('.tag', { hasText: 'Round 2' }).waitFor();
      await takeTask(clerk, { number });
      await clerk.locator('.said-denial', { hasText: 'The tap has been dry again' }).waitFor();
      await clerk.getByText('Answer to the resident: Solved').waitFor();
      const taken = await clerk.screenshot({ type: 'jpeg' });
      await clerk.setInputFiles('#picture-before', { name: 'dry.jpg', mimeType: 'image/jpeg', buffer: taken });
      await clerk.locator('.documents li', { hasText: 'dry.jpg' }).getByText('before').waitFor();
      await clerk.setInputFiles('#picture-after', { name: 'wet.jpg', mimeType: 'image/jpeg', buffer: taken });
      await clerk.locator('.documents li', { hasText: 'wet.jpg' }).getByText('after').waitFor();
      expect(await faults(clerk)).toEqual([]);
    },
    STORY_MS,
  );
});
