import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
const missing = !existsSync(path);

/** Browser tests run where a Chromium is; where none is they are listed as skipped with the reason, and with CI they fail. */
export const describeInChromium = (title: string, tests: () => void): void => {
  if (missing && process.env.CI)
    throw new Error(`expected a Chromium at ${path}: apt-get install chromium, or set CHROMIUM`);
  if (missing)
    describe.skip(`${title} (skipped: no Chromium at ${path}; apt-get install chromium, or set CHROMIUM)`, tests);
  else describe(title, tests);
};

/** Takes the place of playwright's own list, so what matters of it stands here again. */
const features = [
  // A new process for each page that is loaded would cost more than the page.
  ...['RenderDocument', 'ProactivelySwapBrowsingInstance', 'site-per-process', 'IsolateOrigins'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'HttpsUpgrades', 'OptimizationHints', 'PaintHolding', 'Translate'],
];
/** What costs the machine's time and shows nothing: a third of it is left. */
const thrifty = [
  '--disable-gpu',
  '--in-process-gpu',
  '--disable-site-isolation-trials',
  `--disable-features=${features.join()}`,
];

export const launch = (): Promise<Browser> =>
  // As root, in containers and CI, Chromium has no sandbox of its own.
  chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-dev-shm-usage', ...thrifty] });

export interface Visit {
  language?: string;
  /** CSS pixels of the window. */
  size?: { width: number; height: number };
}

/** A person at a browser of their own, in a language. */
export async function visitor(browser: Browser, address: string, visit: Visit = {}): Promise<BrowserContext> {
  const { language = 'en', size = { width: 1280, height: 800 } } = visit;
  const context = await browser.newContext({
    baseURL: address,
    locale: language,
    timezoneId: 'UTC', // the screens must show the tenant's zone, not the browser's
    viewport: size,
    reducedMotion: 'reduce', // a dialog that still fades in has no contrast yet
  });
  // Twice the usual: other tests run beside these.
  context.setDefaultTimeout(60_000);
  await context.addInitScript(`try { localStorage.setItem('sakin.language', ${JSON.stringify(language)}) } catch {}`);
  return context;
}

/** Signs a trial user in by the page that people see. */
export async function signIn(page: Page, login: string, to = '/staff/'): Promise<void> {
  await page.goto(`/auth/sign-in?returnTo=${encodeURIComponent(to)}`);
  const choice = page.locator(`input[name=subject][value=${login}]`);
  await ((await choice.count()) ? choice.check() : page.fill('input[name=subject]', login));
  await page.fill('#password', 'sakin');
  await page.click('button[type=submit]');
  await page.waitForURL((address) => address.pathname.startsWith(to.split('?')[0]!));
}
