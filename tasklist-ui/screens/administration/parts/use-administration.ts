import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTenant } from '../../../session/tenant-context.ts';

interface PageOf<Item> {
  items: Item[];
  next: string | null;
}

/** A list of the administration, a page at a time. */
export function usePages<Item>(key: readonly unknown[], load: (after: string | undefined) => Promise<PageOf<Item>>) {
  const { id } = useTenant();
  const query = useInfiniteQuery({
    queryKey: [id, 'administration', ...key],
    queryFn: ({ pageParam }) => load(pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (page: PageOf<Item>) => page.next,
    placeholderData: (before) => before,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}

/** A change of the authority: afterwards everything that shows it is asked anew. */
export function useChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const { id } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [id, 'administration'] }),
        queries.invalidateQueries({ queryKey: [id, 'registers'] }),
        queries.invalidateQueries({ queryKey: ['me'] }),
      ]),
  });
}
