/**
 * Where one is: `/<tenant>/<page>`, or `/<tenant>/#/<page>/<secret>` for links out of letters, `/<tenant>/#/status/<number>/<code>` for the
 * request itself. What stands behind the # goes to no server, so a secret is in no log.
 */
const [, tenantId = '', pathPage = ''] = location.pathname.split('/').map(decodeURIComponent);
const [, hashPage = '', secret = '', code = ''] = location.hash.slice(1).split('/').map(decodeURIComponent);
const pageName = hashPage || pathPage;

export { code, pageName, secret, tenantId };

/** The address of a page of this authority. */
export const pageAddress = (page = ''): string => `/${tenantId}/${page}`;
