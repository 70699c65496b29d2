import { createClient } from '../../client/index.ts';

/** The server of this page; signs its unsafe calls with the session's token once `getMe` was asked. */
export const server = createClient();
