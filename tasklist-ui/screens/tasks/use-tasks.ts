import { useInfiniteQuery } from '@tanstack/react-query';
import { server } from '../../server/server.ts';

/** Open tasks, emergencies first: those I took, or those free for my groups. Kept true by the live connection. */
export const useTasks = (tenant: string, scope: 'mine' | 'groups') =>
  useInfiniteQuery({
    queryKey: [tenant, 'tasks', scope],
    queryFn: ({ pageParam }) =>
      server.listTasks({ path: { tenant }, query: { scope, limit: 25, ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
