import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { server } from '../../server/server.ts';

/** What could not be sent, or may have been. */
export const useUnsent = (tenant: string) =>
  useInfiniteQuery({
    queryKey: [tenant, 'outbox'],
    queryFn: ({ pageParam }) =>
      server.listUnsent({ path: { tenant }, query: { limit: 25, ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export interface Decision {
  outgoingId: string;
  decision: 'again' | 'leave';
  reason: string;
}

export function useDecide(tenant: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ outgoingId, ...body }: Decision) => server.decideUnsent({ path: { tenant, outgoingId }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: [tenant, 'outbox'] }),
  });
}
