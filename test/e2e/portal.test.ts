import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Visit } from './support/chromium.ts';
import { overflow, violations } from './support/look.ts';
import { inTheBrowser, STORY_MS, tenant } from './support/stage.ts';

const oldPhone = { width: 360, height: 640 };
const photo = {
  name: 'IMG_1.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

inTheBrowser('A resident on an old phone', ({ person: somebody, staff }) => {
  const person = (visit: Visit = {}): Promise<Page> => somebody({ size: oldPhone, ...visit });
  const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click();

  test(
    'finds everything typed again after leaving the page, with the chosen place and the photos',
    async () => {
      const page = await person();
      await page.goto(`/${tenant}/report`);
      await page.fill('#description', 'No light in our street for three days.');
      await page.fill('#place', 'Nizami');
      await page.getByRole('listbox').getByRole('option').first().click();
      const place = await page.inputValue('#place');
      await page.selectOption('#category', 'street-lighting');
      await page.fill('#name', 'Könül');
      await page.setInputFiles('#photos', photo);

      await page.goto(`/${tenant}`);
      await page.getByRole('link', { name: /Report a problem/ }).click();
      await page.getByText('What you typed before is back.').waitFor();
      expect(place).toContain(',');
      expect(await page.inputValue('#description')).toBe('No light in our street for three days.');
      expect(await page.inputValue('#place')).toBe(place);
      expect(await page.inputValue('#category')).toBe('street-lighting');
      expect(await page.inputValue('#name')).toBe('Könül');
      await page.locator('.files', { hasText: 'IMG_1.png' }).waitFor();
      expect(await violations(page)).toEqual([]);

      // The chosen place is still one of the register.
      await page.locator('#consent').check();
      const sent = page.waitForRequest((request) => request.url().endsWith('/public/requests'));
      await send(page);
      expect((await sent).postDataJSON()).toMatchObject({
        territoryId: expect.any(String),
        resident: { address: null },
      });
      await page.locator('#code').waitFor();
      await page.getByText('The files have arrived.').waitFor();
      // Who acts and by when, as soon as it is known.
      await page.locator('.facts', { hasText: 'Promised by' }).waitFor();
      expect(await violations(page)).toEqual([]);
      const code = await page.textContent('#code');
      await page.reload();
      expect(await page.textContent('#code')).toBe(code);

      await page.goto(`/${tenant}/report`);
      expect(await page.inputValue('#description')).toBe('');
      await page.fill('#description', 'Something else');
      await page.reload();
      await page.getByRole('button', { name: 'Begin anew' }).click();
      await page.getByText('What you typed before is back.').waitFor({ state: 'detached' });
      expect(await page.inputValue('#description')).toBe('');
    },
    STORY_MS,
  );

  test(
    'is told of every fault above and at its field, and of none that is repaired',
    async () => {
      const page = await person();
      await page.goto(`/${tenant}/report`);
      await page.fill('#phone', '12');
      await send(page);
      await page.locator('.summary').waitFor();
      expect(await page.evaluate('document.activeElement.className')).toBe('summary');
      expect(await page.locator('.summary a').allTextContents()).toEqual([
        'Write what happened.',
        expect.stringMatching(/Expected is one such as 0\d\d \d/),
        'If you give a contact, your consent is needed.',
      ]);
      expect(await page.title()).toMatch(/^Problem: /);
      expect(await violations(page)).toEqual([]);

      await page.getByRole('link', { name: 'Write what happened.' }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('description');
      await page.locator('#description').pressSequentially('The lift stands still.');
      await page.fill('#phone', '');
      // Without a contact no consent is needed.
      await page.locator('.summary').waitFor({ state: 'hidden' });
      expect([await page.locator('[aria-invalid]').count(), await page.title()]).toEqual([
        0,
        expect.stringMatching(/^Report/),
      ]);

      // What only the server knows: a number that is none in this country.
      await page.fill('#phone', '050 111 22');
      await page.locator('#consent').check();
      await send(page);
      await page.locator('#phone-fault', { hasText: /Expected is one such as/ }).waitFor();
      await page.fill('#phone', '(050) 111-22-33');
      expect(await page.textContent('#phone-fault')).toBe('');
      await send(page);
      await page.locator('#code').waitFor();
      // Nobody writes to a telephone.
      await page.getByText('without an e-mail address no letter tells it').waitFor();
    },
    STORY_MS,
  );

  test(
    'reports once though the answer was lost on the way, and learns that words changed since were not added',
    async () => {
      const page = await person();
      await page.goto(`/${tenant}/report`);
      await page.fill('#description', 'The street is under water.');
      let numbers: string[] = [];
      await page.route('**/public/requests', async (route) => {
        const reply = await route.fetch();
        numbers = [...numbers, ((await reply.json()) as { number?: string }).number ?? String(reply.status())];
        if (numbers.length === 1) await route.abort();
        else await route.fulfill({ response: reply });
      });
      await send(page);
      await page.getByText('The server cannot be reached.').waitFor();
      await page.fill('#description', 'The whole street is under water.');
      await page.getByRole('button', { name: 'Send', exact: true }).dblclick();
      await page.getByText('This request had arrived already, as you first wrote it.').waitFor();
      const number = await page.textContent('#number');
      expect(numbers).toEqual([number, '422', number]);
    },
    STORY_MS,
  );

  test(
    'reports without a name and with a place in own words, and the department reads it in what happened',
    async () => {
      const page = await person();
      await page.goto(`/${tenant}/report`);
      await page.fill('#description', 'A tree has fallen.');
      await page.fill('#place', 'Behind the old mill');
      await page.keyboard.press('Tab');
      await page.getByText('Not chosen from the list: what you wrote is sent as it is.').waitFor();
      await send(page);
      await page.locator('#code').waitFor();
      const number = (await page.textContent('#number')) ?? '';

      const operator = await staff('aysel', 'cases');
      await operator.getByRole('link', { name: number }).click();
      await operator.getByText('Behind the old mill').first().waitFor();
    },
    STORY_MS,
  );

  test(
    'keeps number and code on the phone, asks by one touch how it stands, and removes them',
    async () => {
      const page = await person();
      await page.goto(`/${tenant}/report`);
      await page.fill('#description', 'There is a hole in the road.');
      await page.fill('#email', 'sara@resident.example');
      await page.locator('#consent').check();
      await send(page);
      await page.getByText('The code also stands in the letter that we send to sara@resident.example.').waitFor();
      await page.getByRole('button', { name: 'Keep on this device' }).click();
      await page.getByText('Kept: the status page shows it on this device.').waitFor();
      const number = (await page.textContent('#number')) ?? '';
      expect(await violations(page)).toEqual([]);

      // This tab knows both already; neither stands in its address.
      await page.getByRole('link', { name: 'Follow the request' }).click();
      await page.getByRole('heading', { name: `Request ${number}` }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByText('Withdraw the request').click();
      await page.fill('#withdraw-reason', 'It was mended already.');
      await page.reload();
      await page.getByText('Withdraw the request').click();
      expect(await page.inputValue('#withdraw-reason')).toBe('It was mended already.');
      expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(`/${tenant}/status`);

      // Another tab knows only what is kept on the device.
      const other = await page.context().newPage();
      await other.goto(`/${tenant}/status`);
      await other.getByRole('button', { name: `Show request ${number}` }).click();
      await other.getByRole('heading', { name: `Request ${number}` }).waitFor();
      await other.getByRole('button', { name: 'Look at another request' }).click();
      await other.getByRole('button', { name: `Remove request ${number}` }).click();
      await other.reload();
      await other.locator('h1').waitFor();
      expect(await other.getByRole('button', { name: number }).count()).toBe(0);
    },
    STORY_MS,
  );

  test(
    'reads every page in each of four languages, narrow and wide, with nothing untranslated, cut off or unreachable',
    async () => {
      for (const language of ['az', 'tr', 'ru', 'en']) {
        const page = await person({ language });
        for (const path of ['', 'report', 'status'])
          for (const size of [oldPhone, { width: 1280, height: 800 }]) {
            await page.setViewportSize(size);
            if (size === oldPhone) await page.goto(`/${tenant}/${path}`);
            await page.locator('h1').waitFor();
            if (path && size === oldPhone) await page.locator('form button[type=submit]').click();
            const text = (await page.locator('body').textContent()) ?? '';
            expect([
              language,
              path,
              text.match(
                /(home|report|status|photos|places|received|not-yet|next|course|faults|actions|remark)\.[a-z]+/g,
              ) ?? [],
            ]).toEqual([language, path, []]);
            // What axe looks at is the same in each language, so it is asked in one.
            const wrong = language === 'az' ? await violations(page) : [];
            expect([language, path, await overflow(page), wrong]).toEqual([language, path, 0, []]);
          }
        await page.context().close();
      }
    },
    STORY_MS,
  );
});
