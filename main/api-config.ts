import { join } from 'node:path';
import type { ApiConfig } from '../api/deps.ts';
import { projectRoot } from '../store/root.ts';
import type { Config } from './config.ts';
import { mailboxFolder } from './folders.ts';
import { keysFolder } from './kept-secret.ts';
import { trialPassword } from './seed/trial-password.ts';

/** What the API needs of the configuration. */
export function apiConfig(config: Config, publicUrl: string, setupToken: string | undefined): ApiConfig {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = config;
  return {
    publicUrl,
    keysFolder: keysFolder(config.SAKIN_DATA),
    uiFolder: join(projectRoot(), 'dist', 'ui'),
    mailboxFolder: config.SMTP_URL ? undefined : mailboxFolder(config.SAKIN_DATA),
    signIn:
      OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET
        ? { kind: 'issuer', issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET }
        : { kind: 'trial', password: trialPassword },
    setupToken,
    trustProxy: config.TRUST_PROXY,
    metrics: { allow: config.METRICS_ALLOW.split(',').map((each) => each.trim()), token: config.METRICS_TOKEN },
  };
}
