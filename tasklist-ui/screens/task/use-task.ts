import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { server } from '../../server/server.ts';

/** A task with its form and its case; kept true by the live connection, so a withdrawn one says so while it is open. */
export const useTask = (tenant: string, taskId: string) =>
  useQuery({
    queryKey: [tenant, 'task', taskId],
    queryFn: () => server.getTask({ path: { tenant, taskId } }),
  });

/** Completes the task with the answers of its form. */
export function useComplete(tenant: string, taskId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answers: Record<string, unknown>) =>
      server.completeTask({ path: { tenant, taskId }, body: { answers } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [tenant, 'tasks'] }),
  });
}
