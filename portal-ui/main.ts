import './portal.css';
import { languages, textIn } from '../ui-kit/languages.ts';
import { pageName, tenantId } from './address.ts';
import { h, put } from './dom.ts';
import type { Page } from './page.ts';
import { frame } from './parts/frame.ts';
import { sentence, server } from './server.ts';
import { language, speak, t, wantedLanguage } from './text.ts';

/** Each page comes in a file of its own: a link from a letter loads only what it needs. */
const pages: Record<string, () => Promise<Page>> = {
  '': async () => (await import('./pages/home/home.ts')).home,
  report: async () => (await import('./pages/report/report.ts')).report,
  received: async () => (await import('./pages/received/received.ts')).received,
  status: async () => (await import('./pages/status/status.ts')).status,
  confirmation: async () => (await import('./pages/confirmation/confirmation.ts')).confirmation,
  objection: async () => (await import('./pages/objection/objection.ts')).objection,
};

async function open(root: HTMLElement): Promise<void> {
  await speak(wantedLanguage());
  const [tenant, page] = await Promise.all([
    server.getPublicTenant({ path: { tenant: tenantId } }),
    pages[pageName]?.(),
  ]);
  const spoken = wantedLanguage(tenant.languages);
  if (spoken !== language()) await speak(spoken);
  const main = frame(root, {
    title: textIn(tenant.name, language()),
    languages: languages.filter((each) => tenant.languages.includes(each)),
    home: pageName !== '',
  });
  if (page) await page({ tenant, main });
  else put(main, [h('h1', {}, t('not-found.title')), h('p', {}, t('not-found.text'))]);
  const heading = main.querySelector('h1')?.textContent;
  document.title = [heading, textIn(tenant.name, language())].filter(Boolean).join(' · ');
}

// Another link of a letter, opened in the same tab, changes only what stands behind the #.
addEventListener('hashchange', () => {
  // The way past the head leads to #main.
  if (location.hash.startsWith('#/')) location.reload();
});

const root = document.getElementById('page');
if (!root) throw new Error('expected an element #page');
open(root).catch((thrown) => {
  const main = frame(root, { title: 'Sakin', languages, home: false });
  put(main, [
    h('h1', {}, t('failed.title')),
    h('p', { role: 'alert' }, sentence(thrown)),
    h('p', {}, h('button', { type: 'button', class: 'button', onclick: () => location.reload() }, t('failed.retry'))),
  ]);
});
