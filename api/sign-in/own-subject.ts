import { sessionContent } from '../../store/session.store.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import type { SessionContent } from '../plugins/identity.ts';
import type { Who } from '../policies/index.ts';
import { hashOf } from '../secrets.ts';

/** The name under which whoever asks has signed in, by a browser. @throws ApiError `forbidden` to systems */
export async function ownSubject(deps: ApiDeps, who: Who, cookie: string | undefined): Promise<string> {
  if (who.kind !== 'person' || !cookie) throw new ApiError('forbidden');
  const content = await sessionContent<SessionContent>(deps.database, hashOf(cookie));
  if (!content) throw new ApiError('not-signed-in');
  return content.subject;
}
