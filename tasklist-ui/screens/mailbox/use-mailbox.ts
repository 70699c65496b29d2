import { useQuery } from '@tanstack/react-query';
import { server } from '../../server/server.ts';

/** Mail leaves after the step that made it has ended, so no change of a case tells of it. */
const ASK_AGAIN_MS = 3_000;

/** What would have been sent, newest first. */
export const useMailbox = (tenant: string) =>
  useQuery({
    queryKey: [tenant, 'mailbox'],
    queryFn: () => server.listMailbox({ path: { tenant } }),
    refetchInterval: ASK_AGAIN_MS,
  });
