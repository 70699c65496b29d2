import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../client/index.ts';
import { server } from '../../server/server.ts';

export type CaseFilter = Omit<NonNullable<CallInput<'listCases'>['query']>, 'after' | 'limit'>;

/** Cases that fit the filter, a page at a time. */
export const useCases = (tenant: string, filter: CaseFilter) =>
  useInfiniteQuery({
    queryKey: [tenant, 'cases', filter],
    queryFn: ({ pageParam }) =>
      server.listCases({ path: { tenant }, query: { ...filter, limit: 25, ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });

/** What one can filter by. */
export const useFilterChoices = (tenant: string) =>
  useQuery({
    queryKey: [tenant, 'registers', 'filter'],
    queryFn: async () => {
      const path = { tenant };
      const [categories, departments, services] = await Promise.all([
        server.listCategories({ path }),
        server.listDepartments({ path }),
        server.listServices({ path }),
      ]);
      return { categories: categories.items, departments: departments.items, services: services.items };
    },
    staleTime: 10 * 60_000,
  });
