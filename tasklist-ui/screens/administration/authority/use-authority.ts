import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../../../client/index.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';

export type Authority = Reply<'getAuthority'>;
export type Service = Reply<'listAdministeredServices'>['items'][number];
export type TermRule = Service['settings']['terms'][number];

export function useAuthority() {
  const { id: tenant } = useTenant();
  return useQuery({
    queryKey: [tenant, 'administration', 'authority'],
    queryFn: () => server.getAuthority({ path: { tenant } }),
  });
}

export function useServices() {
  const { id: tenant } = useTenant();
  return useQuery({
    queryKey: [tenant, 'administration', 'services'],
    queryFn: () => server.listAdministeredServices({ path: { tenant } }),
  });
}
