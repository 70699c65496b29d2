import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** 256 random bits, for cookies and links. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256 in hex: all that is kept of a secret of 256 random bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

// Crockford's alphabet: no letters that are taken for digits on the phone.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const lettersOf = (bytes: Buffer): string =>
  [...bytes.subarray(0, 12)]
    .map((byte) => alphabet[byte & 31])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** Tells the code of a case. */
export type CaseCodes = (caseId: string) => string;

/** The code a resident gets: 60 random bits as `XXXX-XXXX-XXXX`. */
export const newCode = (): string => lettersOf(randomBytes(12));

/**
 * Codes that follow from a secret of the installation and the case: later letters can tell the code once more, and yet nothing but its
 * hash is in the database. Whoever has only one of the two knows no code.
 */
export const caseCodes =
  (secret: string): CaseCodes =>
  (caseId) =>
    lettersOf(createHmac('sha256', secret).update(`code of ${caseId}`).digest());

/** Letters of other keyboards that look the same: Cyrillic ones, the Turkish İ. */
const looksLike: Record<string, string> = Object.fromEntries(
  [...'АВЕКМНОРСТУХІİ'].map((letter, at) => [letter, 'ABEKMHOPCTYXII'[at]!]),
);

/** What people type -> the code: O is 0, I and L are 1; case, dashes, spaces and the keyboard don't matter. */
const typed = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, (sign) => looksLike[sign] ?? '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** All that is kept of a code; it is bound to its case, so equal codes of two cases have two hashes. */
export const codeHash = (caseId: string, code: string): string => hashOf(`${caseId}:${typed(code)}`);

const keyOf = (secret: string, salt: string) => Buffer.from(hkdfSync('sha256', secret, salt, 'sakin idempotency', 32));

/** Text that only whoever has the secret can read again (AES-256-GCM). */
export function seal(text: string, secret: string, salt: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, salt), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

export function unseal(sealed: string, secret: string, salt: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, salt), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
