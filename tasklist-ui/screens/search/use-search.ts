import { useInfiniteQuery } from '@tanstack/react-query';
import { server } from '../../server/server.ts';

/** Cases that fit what was typed, newest first, a page at a time. */
export const useSearch = (tenant: string, q: string) =>
  useInfiniteQuery({
    queryKey: [tenant, 'cases', 'search', q],
    queryFn: ({ pageParam }) =>
      server.searchCases({ path: { tenant }, query: { q, limit: 25, ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: q !== '',
    placeholderData: (before) => before,
  });
