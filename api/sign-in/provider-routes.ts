import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { trialAccounts } from '../../store/oidc-payload.store.ts';
import type { App } from '../app.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { interactionPage, pageLanguage } from './interaction-page.ts';
import { passwords } from './passwords.ts';
import { interactionPath, providerPath } from './provider.ts';

/** Mounts the provider: it reads and answers requests under /oidc itself. */
function mount(app: App, provider: Provider): void {
  const handle = provider.callback() as (req: IncomingMessage, res: ServerResponse) => void;
  app.register(async (inside) => {
    inside.removeAllContentTypeParsers();
    // The body is left in the stream, for the provider.
    inside.addContentTypeParser('*', (_request, _payload, done) => done(null));
    inside.all(`${providerPath}/*`, { config: { access: 'public' } }, (request, reply) => {
      reply.hijack();
      const raw = request.raw as IncomingMessage & { originalUrl?: string };
      raw.originalUrl = raw.url ?? '';
      raw.url = raw.originalUrl.slice(providerPath.length);
      handle(raw, reply.raw);
    });
  });
}

/** The provider and its own sign-in pages. */
export function providerRoutes(app: App, deps: ApiDeps, provider: Provider): void {
  const { signIn } = deps.config;
  const trialPassword = signIn.kind === 'trial' ? signIn.password : '';
  const known = passwords(deps.database, deps.wall, trialPassword);
  mount(app, provider);
  app.register(async (inside) => {
    inside.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(body as string))),
    );
    const page = async (language: string | undefined, wrong: boolean) =>
      interactionPage({
        language: pageLanguage(language),
        accounts: await trialAccounts(deps.database),
        trialPassword,
        wrong,
      });
    const details = (request: { raw: IncomingMessage }, reply: { raw: ServerResponse }) =>
      provider.interactionDetails(request.raw, reply.raw).catch(() => {
        throw new ApiError('not-found', 'this sign-in has ended: begin again');
      });
    /** The language of the door through which somebody came, else one that the browser asks for. */
    const languageFor = (request: FastifyRequest, { params }: { params: Record<string, unknown> }) =>
      typeof params.ui_locales === 'string' ? params.ui_locales : request.headers['accept-language'];
    inside.get(`${interactionPath}/:uid`, { config: { access: 'public' } }, async (request, reply) => {
      const language = languageFor(request, await details(request, reply));
      return reply.type('text/html; charset=utf-8').send(await page(language, false));
    });
    inside.post(`${interactionPath}/:uid`, { config: { access: 'public' } }, async (request, reply) => {
      const language = languageFor(request, await details(request, reply));
      const { subject: chosen = '', userName = '', password = '' } = (request.body ?? {}) as Record<string, string>;
      const subject = chosen || userName;
      if (!(await known.fits(subject, password)))
        return reply
          .code(401)
          .type('text/html; charset=utf-8')
          .send(await page(language, true));
      const next = await provider.interactionResult(
        request.raw,
        reply.raw,
        { login: { accountId: subject, remember: false } },
        { mergeWithLastSubmission: false },
      );
      return reply.redirect(next, 303);
    });
  });
}
