/** Everybody may know it: while people with it exist, only loopback is served. */
export const trialPassword = 'sakin';
