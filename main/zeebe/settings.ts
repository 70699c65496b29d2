import { join } from 'node:path';
import type { GatewaySettings } from '../../engine/zeebe/gateway/settings.ts';
import { projectRoot } from '../../store/root.ts';
import type { Config } from '../config.ts';
import { Refusal } from '../refusal.ts';

/** How the cluster is reached, as configured. @throws Refusal */
export function gatewaySettings(config: Config): GatewaySettings {
  const { ZEEBE_ADDRESS: address, ZEEBE_TLS, ZEEBE_CA, ZEEBE_CERTIFICATE, ZEEBE_KEY } = config;
  if (address === undefined)
    throw new Refusal(
      'The configuration cannot be used:\n- ENGINE=zeebe also needs ZEEBE_ADDRESS, such as zeebe:26500',
    );
  const pem = (text: string | undefined) => text && Buffer.from(text);
  const [roots, certificate, key] = [pem(ZEEBE_CA), pem(ZEEBE_CERTIFICATE), pem(ZEEBE_KEY)];
  const tls = { ...(roots && { roots }), ...(certificate && { certificate }), ...(key && { key }) };
  const oauth = oauthSettings(config);
  return {
    address,
    protocol: join(projectRoot(), 'engine', 'zeebe', 'gateway.proto'),
    requestTimeoutMs: config.ZEEBE_REQUEST_TIMEOUT_MS,
    pollTimeoutMs: config.ZEEBE_POLL_TIMEOUT_MS,
    // Who names a certificate wants TLS.
    ...((ZEEBE_TLS || Object.keys(tls).length > 0) && { tls }),
    ...(oauth && { oauth }),
  };
}

function oauthSettings(config: Config): GatewaySettings['oauth'] {
  const { ZEEBE_TOKEN_URL: tokenUrl, ZEEBE_CLIENT_ID: clientId, ZEEBE_CLIENT_SECRET: clientSecret } = config;
  if (tokenUrl === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const { ZEEBE_AUDIENCE: audience, ZEEBE_SCOPE: scope } = config;
  return { tokenUrl, clientId, clientSecret, ...(audience && { audience }), ...(scope && { scope }) };
}
