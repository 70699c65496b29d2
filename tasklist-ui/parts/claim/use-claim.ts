import { useMutation, useQueryClient } from '@tanstack/react-query';
import { server } from '../../server/server.ts';

/** Takes a task, or gives it back; the lists ask again at once, whatever the answer was. */
export function useClaim(tenant: string, taskId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (take: boolean) =>
      take ? server.claimTask({ path: { tenant, taskId } }) : server.releaseTask({ path: { tenant, taskId } }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [tenant, 'tasks'] }),
        queries.invalidateQueries({ queryKey: [tenant, 'task', taskId] }),
      ]),
  });
}
