import { type Language, languages, textIn } from '../../domain/language.ts';
import type { Database } from '../../store/database.ts';
import type { App } from '../app.ts';
import { errorDocs } from '../errors/docs.ts';
import { escaped } from '../html.ts';
import { portals } from '../public/public-tenant.ts';

const texts: Record<Language, { residents: string; staff: string }> = {
  az: { residents: 'Sakinlər üçün', staff: 'Əməkdaşlar üçün' },
  tr: { residents: 'Sakinler için', staff: 'Çalışanlar için' },
  ru: { residents: 'Для жителей', staff: 'Для сотрудников' },
  en: { residents: 'For residents', staff: 'For staff' },
};

const languageOf = (accepted: string | undefined): Language =>
  (accepted ?? '')
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase() as Language)
    .find((each) => languages.includes(each)) ?? 'en';

/** The page at /: the way to the portals of the authorities here, and to the staff's screens. And, for who reads an error: the catalogue. */
export function serveStartPage(app: App, database: Database): void {
  app.get('/', { config: { access: 'public' } }, async (request, reply) => {
    const language = languageOf(request.headers['accept-language']);
    const { residents, staff } = texts[language];
    const links = (await portals(database)).map(
      ({ id, name }) => `<li><a href="/${id}/">${escaped(textIn(name, language) ?? id)}</a></li>`,
    );
    return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sakin</title>
<style>body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem; color: #161616 } a { color: #0043ce }</style></head>
<body><main><h1>Sakin</h1>
${links.length > 0 ? `<h2>${residents}</h2>\n<ul>${links.join('\n')}</ul>` : ''}
<h2>${staff}</h2>
<ul><li><a href="/staff/">${staff}</a></li></ul>
</main></body></html>`);
  });
  app.get('/docs/errors', { config: { access: 'public' } }, (_request, reply) =>
    reply.type('text/markdown; charset=utf-8').send(errorDocs()),
  );
}
