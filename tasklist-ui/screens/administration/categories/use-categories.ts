import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../../../client/index.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { usePages } from '../parts/use-administration.ts';

export type Category = Reply<'listAdministeredCategories'>['items'][number];

export function useCategories(q: string) {
  const { id: tenant } = useTenant();
  return usePages<Category>(['categories', q], (after) =>
    server.listAdministeredCategories({
      path: { tenant },
      query: { ...(q && { q }), limit: 50, ...(after && { after }) },
    }),
  );
}

/** All categories, for choosing one. */
export function useAllCategories() {
  const { id: tenant } = useTenant();
  return useQuery({
    queryKey: [tenant, 'registers', 'categories'],
    queryFn: () => server.listCategories({ path: { tenant } }),
  });
}

/** The name of a category's parent. */
export function useParents(): (id: string | null) => Record<string, string> | undefined {
  const { data } = useAllCategories();
  return (id) => data?.items.find((each) => each.id === id)?.name;
}
