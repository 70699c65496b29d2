import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { server } from '../../server/server.ts';

/** Steps that can't go on by themselves. */
export const useIncidents = (tenant: string) =>
  useQuery({
    queryKey: [tenant, 'incidents'],
    queryFn: () => server.listIncidents({ path: { tenant }, query: {} }),
  });

export interface Repair {
  incidentId: string;
  variables?: Record<string, unknown>;
}

/** Tries the step again, after mending variables where it needs that. */
export function useResolve(tenant: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ incidentId, variables }: Repair) =>
      server.resolveIncident({ path: { tenant, incidentId }, body: { retries: 3, ...(variables && { variables }) } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [tenant, 'incidents'] }),
  });
}
