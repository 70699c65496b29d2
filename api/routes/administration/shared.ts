/** What the routes of administration have in common. */
export const tags = ['administration'];
export const base = '/api/v1/:tenant/administration';
export const read = { access: 'member', ownTenantOnly: true } as const;
export const write = { access: 'member' } as const;
