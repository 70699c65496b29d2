import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { App } from '../app.ts';
import type { ApiConfig } from '../deps.ts';

/** A minute and address. A whole call centre may sit behind one address; a resident reports once. */
const usualLimits = { all: 3000, public: 60 };
/** Whoever types the name of a place asks several times for one report. */
const lookUpsForOne = 4;

/** Security headers and rate limits. */
export async function guard(app: App, config: ApiConfig): Promise<void> {
  const secure = config.publicUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Carbon and bpmn-js set styles on elements; scripts come from us alone.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        // Sign-in posts a form that redirects to the issuer and back.
        formAction: null,
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
  const { all, public: open } = config.rateLimit ?? usualLimits;
  app.addHook('onRoute', (route) => {
    if (route.config?.access !== 'public') return;
    const max = route.method === 'POST' ? open : route.config.lookUp ? open * lookUpsForOne : null;
    if (max !== null) Object.assign(route.config, { rateLimit: { max, timeWindow: '1 minute' } });
  });
  await app.register(rateLimit, { global: true, max: all, timeWindow: '1 minute' });
}
