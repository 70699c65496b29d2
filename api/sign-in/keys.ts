import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { newId } from '../../domain/id.ts';

/** What the embedded provider needs to stay the same over restarts. */
export interface ProviderKeys {
  /** Signs tokens; private. */
  jwks: { keys: JWK[] };
  /** Signs its cookies. */
  cookies: string[];
  /** Between this server as a client and itself as provider. */
  clientSecret: string;
}

async function make(): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: newId(), alg: 'RS256', use: 'sig' };
  const secret = () => randomBytes(32).toString('base64url');
  return { jwks: { keys: [jwk] }, cookies: [secret()], clientSecret: secret() };
}

/** The keys in the folder, made at the first start; readable by the owner only. */
export async function providerKeys(folder: string): Promise<ProviderKeys> {
  const file = join(folder, 'provider.json');
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (known) return JSON.parse(known) as ProviderKeys;
  const keys = await make();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.part`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${file}.part`, file);
  return keys;
}
