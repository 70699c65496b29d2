import { useQueries } from '@tanstack/react-query';
import { asProblem } from '../../../server/problem.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import type { Day } from './use-calendars.ts';

/** One day has at most one entry of a kind. */
export const keyOf = (day: Pick<Day, 'date' | 'kind'>): string => `${day.date} ${day.kind}`;

/** What the law of a country says of some years, to be looked at before it counts. */
export function useHolidays(country: string, years: readonly number[]) {
  const { id: tenant } = useTenant();
  return useQueries({
    queries: years.map((year) => ({
      queryKey: [tenant, 'holidays', country, year],
      queryFn: () => server.listPublicHolidays({ path: { tenant }, query: { country, year } }),
      enabled: country !== '',
      retry: false,
      staleTime: 3_600_000,
    })),
    combine: (all) => ({
      loading: all.some((each) => each.isLoading),
      unknown: all.some((each) => each.error && asProblem(each.error).status === 400),
      error: all.find((each) => each.error)?.error ?? null,
      days: all.flatMap((each) => each.data?.items ?? []),
      collection: all.some((each) => each.data?.basis === 'collection'),
      /** What an act of each year says besides, where it is not known yet. */
      undecided: years.flatMap((year, at) =>
        all[at]?.data?.undecided ? [{ year, text: all[at].data.undecided }] : [],
      ),
    }),
  });
}
