import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInChromium, launch, type Visit, visitor } from './support/chromium.ts';
import { overflow, picture, settled, violations } from './support/look.ts';
import { runCommand, startEmptyProduct } from './support/product.ts';

const START_MS = 240_000;
const STORY_MS = 240_000;
const phone = { width: 390, height: 844 };
const password = 'a long password';

describeInChromium('An installation that was started empty', () => {
  let product: Awaited<ReturnType<typeof startEmptyProduct>>;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([startEmptyProduct(), launch()]);
  }, START_MS);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, STORY_MS);

  const person = async (visit?: Visit): Promise<Page> => (await visitor(browser, product.address, visit)).newPage();

  async function signIn(page: Page, userName: string, button = 'Sign in'): Promise<void> {
    await page.goto('/auth/sign-in?returnTo=/staff/');
    await page.fill('input[name=subject]', userName);
    await page.fill('#password', password);
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL('**/staff/**');
  }

  /** Whoever was given the link sets a password and signs in, in a browser of their own. */
  async function newcomer(link: string, userName: string): Promise<Page> {
    const page = await person();
    await page.goto(new URL(link).pathname + new URL(link).hash);
    await page.fill('#password', password);
    await page.fill('#again', 'something else');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByText('The two passwords differ.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.fill('#again', password);
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByText(`Your user name is ${userName}`).waitFor();
    await signIn(page, userName);
    return page;
  }

  /** Fills a dialog in and sends it. */
  async function inDialog(page: Page, open: string, send: string, fill: () => Promise<unknown>): Promise<void> {
    await page.getByRole('button', { name: open }).first().click();
    const dialog = page.getByRole('dialog').filter({ visible: true });
    await dialog.waitFor();
    await fill();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: send, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async function addPerson(page: Page, name: string, userName: string, role: string): Promise<string> {
    await page.goto('/staff/sahil/administration/people');
    await page.getByRole('button', { name: 'Add a person' }).click();
    await page.fill('#person-name', name);
    if (role === 'clerk') {
      // What is missing is said beside the button, and the field that misses it is there to be filled.
      const missing = async (text: string, field: string) => {
        await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
        await page.getByRole('dialog').getByText(text).waitFor();
        expect(await page.evaluate('document.activeElement.id')).toBe(field);
      };
      await missing('Write the user name.', 'person-userName');
      await page.fill('#person-userName', userName);
      await page.selectOption('#role', role);
      await missing('Choose the language', 'person-language');
      await page.selectOption('#person-language', 'en');
      await missing('Choose where the person works.', 'place');
      await page.selectOption('#place', 'department:water-network');
    } else {
      await page.fill('#person-userName', userName);
      await page.selectOption('#person-language', 'en');
      await page.selectOption('#role', role);
    }
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('h1', { hasText: name }).waitFor();
    await page.getByRole('button', { name: 'Make a sign-in link' }).click();
    const link = await page.locator('.person-link pre, .person-link code').first().textContent();
    expect(await violations(page)).toEqual([]);
    return link?.trim() ?? '';
  }

  test(
    'takes its first case after one way through the screens',
    async () => {
      const admin = await person();
      await admin.goto(product.setup);
      await admin.fill('#tenantName', 'Sahil');
      await admin.fill('#id', 'sahil');
      // A browser in no place, as on a server, proposes none.
      expect([await admin.inputValue('#zone'), await admin.inputValue('#country')]).toEqual(['', '']);
      await admin.fill('#zone', 'Asia/Baku');
      await admin.locator('#country option:checked', { hasText: 'Azerbaijan' }).waitFor({ state: 'attached' });
      await admin.fill('#name', 'Leyla Quliyeva');
      await admin.fill('#password', password);
      await admin.fill('#again', password);
      await admin.getByRole('button', { name: 'Set up' }).click();
      await admin.getByText('Now sign in as its administrator').waitFor();
      await signIn(admin, 'administrator');

      // The first thing seen is what is missing; residents are told too, before they write anything.
      await admin.waitForURL('**/staff/sahil/administration');
      await admin.getByText('This is still missing before requests can be taken.').waitFor();
      expect(await admin.locator('.administration-missing li:not(.is-done)').count()).toBe(8);
      expect(await violations(admin)).toEqual([]);
      await picture(admin, 'administration');
      const resident = await person({ size: phone });
      await resident.goto('/sahil/report');
      await resident.locator('h1').waitFor();
      expect(await resident.locator('textarea').count()).toBe(0);

      await admin.goto('/staff/sahil/administration/departments');
      await inDialog(admin, 'Add an organisation', 'Save', async () => {
        await admin.fill('#name-az', 'Sahil Su');
        await admin.fill('#name-en', 'Sahil Water');
        await admin.selectOption('#kind', 'utility');
      });
      await inDialog(admin, 'Add a department', 'Save', async () => {
        await admin.fill('#name-az', 'Su şəbəkəsi');
        await admin.fill('#name-en', 'Water network');
      });
      await admin.getByText('0 people · 0 open cases').waitFor();
      const clerkLink = await addPerson(admin, 'Samir Abbasov', 's.abbasov', 'clerk');
      const operatorLink = await addPerson(admin, 'Aysel Məmmədova', 'a.mammadova', 'operator');
      const others = [
        await addPerson(admin, 'Tural Rzayev', 't.rzayev', 'supervisor'),
        await addPerson(admin, 'Nigar Quliyeva', 'n.quliyeva', 'reviewer'),
      ];
      await admin.goto('/staff/sahil/administration/categories');
      await inDialog(admin, 'Add a category', 'Save', async () => {
        await admin.fill('#name-en', 'Water');
        await admin.selectOption('#served-by', 'water-network');
        await admin.getByText('Words by which it is known').click();
        await admin.fill('#words-en', 'water, no water');
      });
      await admin.getByText('Served by Water network').waitFor();
      await inDialog(admin, 'Add a category', 'Save', () => admin.fill('#name-en', 'Benches'));
      await admin.goto('/staff/sahil/administration/places');
      await inDialog(admin, 'Add a place', 'Save', () => admin.fill('#name-en', 'Old town'));
      await admin.getByRole('link', { name: 'Old town' }).click();
      // A table is looked at first, and loaded when it is right.
      await inDialog(admin, 'Load a table', 'Load', async () => {
        await admin.setInputFiles('#places-file', {
          name: 'places.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from('id,parent,kind,name_en\nsea-street,old-town,street,Sea street'),
        });
        await admin.getByRole('dialog').getByRole('button', { name: 'Check' }).click();
        await admin.getByText('To be added: 1').waitFor();
      });
      await admin.getByRole('link', { name: 'Sea street' }).waitFor();
      await admin.goto('/staff/sahil/administration/calendars');
      // The holidays of the country are looked at before they count.
      await admin.getByText('Novruz').first().waitFor();
      expect(await violations(admin)).toEqual([]);
      const free = await admin
        .locator('.calendar-ticks input')
        .evaluateAll((all) => all.map((each) => each.id.slice(4, 14)));
      await admin.getByRole('button', { name: 'Make the usual calendar' }).click();
      await admin.getByRole('heading', { name: 'Hours of the week' }).waitFor();
      await admin.goto('/staff/sahil/administration/notice');
      await admin.getByRole('button', { name: 'Write a new text' }).click();
      for (const language of ['az', 'tr', 'ru', 'en'])
        await admin.fill(`#notice-${language}`, 'We keep your name and address in order to deal with your request.');
      await admin.getByRole('button', { name: 'Publish' }).click();
      await admin.getByText('The text now (version 1)').waitFor();
      await admin.goto('/staff/sahil/administration/settings');
      await admin.getByRole('button', { name: "Put the ready service in force: Resident's request" }).click();
      await admin.getByRole('heading', { name: 'Terms', exact: true }).waitFor();
      await inDialog(admin, 'Add a term for a category', 'Put in force', async () => {
        await admin.selectOption('#category', 'water');
        await admin.fill('#basis', 'Order 12 of the head of the authority');
        await admin.fill('#reason', 'Our own term for water');
      });

      await admin.goto('/staff/sahil/administration');
      await admin.getByText('Nobody serves: Benches. A supervisor chooses the department each time.').waitFor();
      await admin.getByText('Nobody who can sign in has the role').waitFor();
      await admin.getByText('Mail is not set up').waitFor();
      await resident.goto('/sahil');
      await resident.getByRole('link', { name: /Report a problem/ }).waitFor();

      const operator = await newcomer(operatorLink, 'a.mammadova');
      await operator.goto('/staff/sahil/open-case');
      await operator.fill('#description', 'There has been no water on the third floor since this morning.');
      await operator.getByRole('button', { name: 'Open the case' }).click();
      const number = (await operator.locator('.opened dd').first().textContent())?.trim() ?? '';
      for (const link of others) {
        const body = JSON.stringify({ token: new URL(link).hash.slice(1), password });
        const headers = { 'content-type': 'application/json' };
        await fetch(new URL('/api/v1/password-by-link', product.address), { method: 'POST', headers, body });
      }
      // Nobody has chosen category or department: the words kept with the category have, and the administrator.
      const clerk = await newcomer(clerkLink, 's.abbasov');
      await clerk.locator('.task-row', { hasText: number }).getByRole('link').first().click();
      await clerk.getByRole('link', { name: `Case ${number}` }).click();
      await clerk.getByText('Category “Water” is served by Water network.').waitFor();
      await clerk.getByText(/Order 12 of the head of the authority/).waitFor();

      await admin.goto('/staff/sahil/administration');
      await admin.getByText('everything that is needed is there. But letters reach nobody yet').waitFor();

      // A day declared free afterwards says first what it moves.
      await admin.goto('/staff/sahil/administration/calendars');
      await admin.getByRole('button', { name: 'Declare a day' }).click();
      const tomorrow = new Date(Date.now() + 24 * 3_600_000);
      for (
        let weekday = tomorrow.getUTCDay();
        weekday === 0 || weekday === 6 || free.includes(tomorrow.toISOString().slice(0, 10));
        weekday = tomorrow.getUTCDay()
      )
        tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
      await admin.fill('#date', tomorrow.toISOString().slice(0, 10));
      await admin.getByRole('dialog').getByRole('button', { name: 'Next' }).click();
      await admin.getByText('Of 1 running deadlines 1 moves: 1 later, 0 earlier.').waitFor();
      await admin.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click();
      await admin.getByText('Declared free').first().waitFor();

      // The clerk is out of work at once, wherever they are signed in.
      await admin.goto('/staff/sahil/administration/people');
      await admin.getByRole('link', { name: 'Samir Abbasov' }).click();
      await inDialog(admin, 'Deactivate', 'Deactivate', async () => {});
      await clerk.reload();
      await clerk.getByRole('heading', { name: 'Sign in' }).waitFor();
      await admin.goto('/staff/sahil/administration/changes');
      await admin.getByText('Person deactivated').waitFor();
    },
    STORY_MS,
  );

  test(
    'takes a whole authority from a folder, and shows it on each page in two languages and on a phone',
    async () => {
      const said = await runCommand(product, 'import', 'seeds/town/gulustan');
      expect(said).toMatch(/departments: \d+ added/);
      const link = /Sign-in link of admin[^:]*: (\S+)/.exec(said)?.[1] ?? '';
      const admin = await newcomer(link, 'admin');
      await admin.waitForURL('**/staff/gulustan/tasks');

      const pages = [
        '',
        '/people',
        '/people/:first',
        '/departments',
        '/categories',
        '/places',
        '/calendars',
        '/notice',
        '/settings',
        '/changes',
      ];
      const id = async (): Promise<string> => {
        await admin.goto('/staff/gulustan/administration/people');
        const address = await admin.locator('.administration-list a').first().getAttribute('href');
        return address?.split('/').at(-1) ?? '';
      };
      const first = await id();
      for (const [language, size, button] of [
        ['az', { width: 1280, height: 800 }, 'Daxil ol'],
        ['ru', phone, 'Войти'],
      ] as const) {
        const page = await person({ language, size });
        await signIn(page, 'admin', button);
        for (const path of pages) {
          await page.goto(`/staff/gulustan/administration${path.replace(':first', first)}`);
          await settled(page);
          // What axe looks at is the same in each language, so it is asked in one.
          const wrong = language === 'az' ? await violations(page) : [];
          expect([language, path, wrong, await overflow(page)]).toEqual([language, path, [], 0]);
        }
      }
    },
    STORY_MS,
  );
});
