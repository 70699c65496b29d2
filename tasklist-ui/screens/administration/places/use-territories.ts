import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../../../client/index.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { usePages } from '../parts/use-administration.ts';

export type Place = Reply<'getAdministeredTerritory'>;

/** Places right below one (null: the widest), or, with words, wherever they lie. */
export function usePlaces(within: string | null, q: string) {
  const { id: tenant } = useTenant();
  return usePages<Place>(['territories', within, q], (after) =>
    server.listAdministeredTerritories({
      path: { tenant },
      query: { ...(q ? { q } : within !== null && { within }), limit: 50, ...(after && { after }) },
    }),
  );
}

/** One place with those above it. */
export function usePlace(territoryId: string | null) {
  const { id: tenant } = useTenant();
  return useQuery({
    queryKey: [tenant, 'administration', 'territory', territoryId],
    queryFn: () => server.getAdministeredTerritory({ path: { tenant, territoryId: territoryId ?? '' } }),
    enabled: territoryId !== null,
  });
}
