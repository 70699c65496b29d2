import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Draft, type Finding, server, type WorkerContract } from '../server.ts';

/** A draft, what the check says to it, and the workers that its diagrams may ask. */
export function useDraft(tenant: string, caseType: string) {
  const queries = useQueryClient();
  const path = { tenant, caseType };
  const draft = useQuery<Draft>({
    queryKey: ['draft', tenant, caseType],
    queryFn: () => server.getDraft({ path }),
  });
  const findings = useQuery<Finding[]>({
    queryKey: ['findings', tenant, caseType],
    queryFn: async () => (await server.checkDraft({ path })).findings,
  });
  const workers = useQuery<WorkerContract[]>({
    queryKey: ['workers', tenant],
    queryFn: async () => (await server.listWorkers({ path: { tenant } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
  /** The draft and its check are asked for anew. */
  const refresh = useCallback(async () => {
    await queries.invalidateQueries({ queryKey: ['draft', tenant, caseType] });
    await queries.invalidateQueries({ queryKey: ['findings', tenant, caseType] });
    await queries.invalidateQueries({ queryKey: ['services', tenant] });
  }, [queries, tenant, caseType]);
  return { draft, findings, workers, refresh };
}

/** A file as it was saved; `epoch` counts up when somebody else's text shall take the place of the own one. */
export const useFile = (tenant: string, caseType: string, name: string | null, epoch: number) =>
  useQuery({
    queryKey: ['file', tenant, caseType, name, epoch],
    enabled: name !== null,
    queryFn: () => server.getDraftFile({ path: { tenant, caseType }, query: { name: name ?? '' } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
