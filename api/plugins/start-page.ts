import { type Language, languages, textIn } from '../../domain/language.ts';
import type { App } from '../app.ts';
import type { ApiDeps } from '../deps.ts';
import { errorDocs } from '../errors/docs.ts';
import { escaped } from '../html.ts';
import { setupNeeded } from '../me/set-up.ts';
import { portals } from '../public/public-tenant.ts';

interface Texts {
  lead: string;
  residents: string;
  choose: string;
  staff: string;
  signIn: string;
  setup: string;
}

const texts: Record<Language, Texts> = {
  az: {
    lead: 'Heç bir müraciət cavabsız qalmır.',
    residents: 'Sakinlər üçün',
    choose: 'Problemi bildirmək və ya müraciətinizin vəziyyətini öyrənmək üçün yerinizi seçin.',
    staff: 'Əməkdaşlar üçün',
    signIn: 'İş yerinə daxil olun',
    setup: 'İlk quraşdırma',
  },
  tr: {
    lead: 'Hiçbir başvuru yanıtsız kalmaz.',
    residents: 'Sakinler için',
    choose: 'Sorun bildirmek ya da başvurunuzun durumunu öğrenmek için yerinizi seçin.',
    staff: 'Çalışanlar için',
    signIn: 'Çalışma ekranına giriş',
    setup: 'İlk kurulum',
  },
  ru: {
    lead: 'Ни одно обращение не остаётся без ответа.',
    residents: 'Для жителей',
    choose: 'Выберите своё место, чтобы сообщить о проблеме или узнать, как идёт обращение.',
    staff: 'Для сотрудников',
    signIn: 'Войти на рабочее место',
    setup: 'Первая настройка',
  },
  en: {
    lead: 'No request stays without an answer.',
    residents: 'For residents',
    choose: 'Choose your place to report a problem, or to see how your request stands.',
    staff: 'For staff',
    signIn: 'Go to the workplace',
    setup: 'First setup',
  },
};

const styles = `body { margin: 0; color: #16202a; font: 1.0625rem/1.5 system-ui, sans-serif }
header { padding: 1.5rem 0; background: #083a59; color: #fff } header p { margin: 0 } header p:first-child { font-size: 1.5rem; font-weight: 700 }
header div, main { max-width: 40rem; margin: 0 auto; padding: 0 1rem } h1 { margin: 2rem 0 .5rem; font-size: 1.5rem } h2 { margin: 2.5rem 0 .5rem; font-size: 1.1rem }
ul { margin: 1rem 0; padding: 0; list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr)); gap: .75rem } a { color: #0b4f79 }
.way { display: block; padding: 1rem 1.25rem; border: 2px solid #0b4f79; border-radius: 6px; font-weight: 700 }
.way:hover { background: #083a59; color: #fff } :focus-visible { outline: 3px solid #d85f00; outline-offset: 2px }`;

const languageOf = (accepted: string | undefined): Language =>
  (accepted ?? '')
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase() as Language)
    .find((each) => languages.includes(each)) ?? 'en';

const icon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#083a59"/><path d="M8 17.5 13.5 23 24 10.5" fill="none" stroke="#fff" stroke-width="3.5"/></svg>')}`;

/** The page at /: the way to the portals of the authorities here, and to the staff's screens. And, for who reads an error: the catalogue. */
export function serveStartPage(app: App, deps: ApiDeps): void {
  app.get('/', { config: { access: 'public' } }, async (request, reply) => {
    const language = languageOf(request.headers['accept-language']);
    const t = texts[language];
    const ways = (await portals(deps.database)).map(
      ({ id, name }) => `<li><a class="way" href="/${id}/">${escaped(textIn(name, language) ?? id)}</a></li>`,
    );
    const residents = ways.length > 0 ? `<h1>${t.residents}</h1>\n<p>${t.choose}</p>\n<ul>${ways.join('\n')}</ul>` : '';
    const heading = residents ? 'h2' : 'h1';
    const [to, action] = (await setupNeeded(deps)) ? ['/staff/setup', t.setup] : ['/staff/', t.signIn];
    return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sakin</title>
<link rel="icon" href="${icon}"><style>${styles}</style></head>
<body><header><div><p>Sakin</p><p>${t.lead}</p></div></header>
<main>${residents}
<${heading}>${t.staff}</${heading}>
<p><a href="${to}">${action}</a></p>
</main></body></html>`);
  });
  app.get('/docs/errors', { config: { access: 'public' } }, (_request, reply) =>
    reply.type('text/markdown; charset=utf-8').send(errorDocs()),
  );
}
