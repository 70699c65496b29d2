import { isLanguage } from '../ui-kit/languages.ts';

/**
 * Where one is: `/<tenant>/<page>`, or `/<tenant>/#/<page>/<secret>` for links out of letters, `/<tenant>/#/status/<number>/<code>` for the
 * request itself, the letter's language last. What stands behind the # goes to no server, so a secret is in no log.
 */
const [, tenantId = '', pathPage = ''] = location.pathname.split('/').map(decodeURIComponent);
const linked = location.hash.slice(1).split('/').map(decodeURIComponent);
const last = linked[linked.length - 1];
const linkLanguage = isLanguage(last) ? last : null;
const [, hashPage = '', secret = '', code = ''] = linkLanguage ? linked.slice(0, -1) : linked;
const pageName = hashPage || pathPage;

export { code, linkLanguage, pageName, secret, tenantId };

/** The address of a page of this authority. */
export const pageAddress = (page = ''): string => `/${tenantId}/${page}`;

/** Puts the address of a page in place of the present one: what stood there is neither shown nor kept by the browser. */
export const renameTo = (page: string): void => history.replaceState(null, '', pageAddress(page));
