import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { attachDocument, type CallInput } from '../../../client/index.ts';
import { server } from '../../server/server.ts';

/** A case with its history and reasons; kept true by the live connection. */
export const useCase = (tenant: string, caseId: string) =>
  useQuery({
    queryKey: [tenant, 'case', caseId],
    queryFn: () => server.getCase({ path: { tenant, caseId } }),
  });

/** The diagram and where the case stands in it. */
export const useDiagram = (tenant: string, caseId: string) =>
  useQuery({
    queryKey: [tenant, 'case', caseId, 'diagram'],
    queryFn: () => server.getCaseDiagram({ path: { tenant, caseId } }),
  });

/** Names of the categories and departments that the history tells by their ids. */
export const useRegisters = (tenant: string) =>
  useQuery({
    queryKey: [tenant, 'registers', 'names'],
    queryFn: async () => {
      const path = { tenant };
      const [categories, departments] = await Promise.all([
        server.listCategories({ path }),
        server.listDepartments({ path }),
      ]);
      return new Map([...categories.items, ...departments.items].map(({ id, name }) => [id, name]));
    },
    staleTime: 10 * 60_000,
  });

type Body<N extends 'cancelCase' | 'changeTerm' | 'correctCase' | 'correctContact'> = CallInput<N>['body'];

/** All that can be done with a case beyond its tasks; each asks for the case anew when it is done. */
export function useCaseActions(tenant: string, caseId: string) {
  const queries = useQueryClient();
  const path = { tenant, caseId };
  const { mutateAsync } = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: () => queries.invalidateQueries({ queryKey: [tenant, 'case', caseId] }),
  });
  return {
    cancel: (body: Body<'cancelCase'>) => mutateAsync(() => server.cancelCase({ path, body })),
    reopen: (reason: string) => mutateAsync(() => server.reopenCase({ path, body: { reason } })),
    changeTerm: (body: Body<'changeTerm'>) => mutateAsync(() => server.changeTerm({ path, body })),
    correct: (body: Body<'correctCase'>) => mutateAsync(() => server.correctCase({ path, body })),
    correctContact: (part: 'resident' | 'reporter', body: Body<'correctContact'>) =>
      mutateAsync(() => server.correctContact({ path: { ...path, part }, body })),
    addNote: (text: string) => mutateAsync(() => server.addNote({ path, body: { text } })),
    attach: (file: File, isPublic: boolean) =>
      mutateAsync(() => attachDocument({ tenant, caseId, file, public: isPublic }, server.csrfToken() ?? '')),
    /** The call that just took place is the evidence of the answer. */
    recordLateAnswer: (answer: 'yes' | 'no', reason: string) =>
      mutateAsync(async () => {
        const call = await server.recordCall({
          path: { tenant },
          body: { direction: 'out', endedAs: 'confirmation', caseIds: [caseId] },
        });
        await server.recordLateAnswer({ path, body: { answer, callId: call.id, reason: reason || null } });
      }),
  };
}

export type CaseActions = ReturnType<typeof useCaseActions>;
