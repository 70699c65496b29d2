/** Addresses of the resident's pages. The secret stands behind the #: browsers send it to no server, so it is in no log and no referrer. */
export const linkTo = (
  publicUrl: string,
  tenant: string,
  page: 'confirmation' | 'objection' | 'status',
  ...secrets: string[]
): string => `${publicUrl}/${tenant}/#/${[page, ...secrets].map(encodeURIComponent).join('/')}`;
