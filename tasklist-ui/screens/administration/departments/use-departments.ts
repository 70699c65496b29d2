import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../../../client/index.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { usePages } from '../parts/use-administration.ts';

export type Department = Reply<'listAdministeredDepartments'>['items'][number];
export type Organisation = Reply<'listOrganisations'>['items'][number];

export function useDepartments(q: string) {
  const { id: tenant } = useTenant();
  return usePages<Department>(['departments', q], (after) =>
    server.listAdministeredDepartments({
      path: { tenant },
      query: { ...(q && { q }), limit: 50, ...(after && { after }) },
    }),
  );
}

export function useOrganisations() {
  const { id: tenant } = useTenant();
  return useQuery({
    queryKey: [tenant, 'administration', 'organisations'],
    queryFn: () => server.listOrganisations({ path: { tenant }, query: { limit: 200 } }),
  });
}
