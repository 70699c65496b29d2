import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app.ts';

/** Names that are no tenant's portal. */
const reserved = new Set(['api', 'auth', 'oidc', 'docs', 'staff', 'modeler', 'health', 'metrics', 'assets']);

/** The built screens: /staff/ for staff, /modeler/ for analysts, /<tenant>/ for residents. Every address inside one is its index page. */
export async function serveScreens(app: App, folder: string | undefined): Promise<void> {
  if (!folder || !existsSync(folder)) return;
  const portal = join(folder, 'portal-ui');
  // Files of a build carry their hash in their name; the page that names them is always asked for anew.
  const cached = { maxAge: '365d', immutable: true } as const;
  // Loaded when there are screens: it reaches modules that jest on Node 20 can't load.
  const { default: fastifyStatic } = await import('@fastify/static');
  await app.register(fastifyStatic, { root: folder, serve: false });
  const index = (of: string) =>
    ({ root: of, file: 'index.html', options: { maxAge: 0, cacheControl: false } }) as const;
  const serve = (prefix: string, root: string) =>
    app.get<{ Params: { '*': string } }>(`${prefix}/assets/*`, { config: { access: 'public' } }, (request, reply) =>
      reply.sendFile(`assets/${request.params['*']}`, root, cached),
    );
  const page = (address: string, of: string, fits: (params: { tenant?: string }) => boolean) =>
    app.get<{ Params: { tenant?: string } }>(address, { config: { access: 'public' } }, (request, reply) => {
      if (!fits(request.params)) return reply.callNotFound();
      const { file, root, options } = index(of);
      return reply.header('cache-control', 'no-cache').sendFile(file, root, options);
    });
  for (const [address, of] of [
    ['/staff', join(folder, 'tasklist-ui')],
    ['/modeler', join(folder, 'modeler-ui')],
  ] as const) {
    if (!existsSync(of)) continue;
    serve(address, of);
    app.get(address, { config: { access: 'public' } }, (_request, reply) => reply.redirect(`${address}/`, 302));
    page(`${address}/*`, of, () => true);
  }
  if (!existsSync(portal)) return;
  // Built with the base /portal/, so that one build serves all tenants.
  serve('/portal', portal);
  const ofTenant = ({ tenant }: { tenant?: string }) => tenant !== undefined && !reserved.has(tenant);
  page('/:tenant', portal, ofTenant);
  page('/:tenant/*', portal, ofTenant);
}
