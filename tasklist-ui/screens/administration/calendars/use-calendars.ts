import { useQuery } from '@tanstack/react-query';
import type { CallInput, Reply } from '../../../../client/index.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useChange } from '../parts/use-administration.ts';

export type Calendar = Reply<'listCalendars'>['items'][number];
export type Day = Calendar['days'][number];
export type WeeklyHours = Calendar['weekly'][number]['hours'];
export type Revision = CallInput<'reviseCalendar'>['body'];
export type Effect = Reply<'previewCalendar'>;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export function useCalendars() {
  const { id: tenant } = useTenant();
  return useQuery({
    queryKey: [tenant, 'administration', 'calendars'],
    queryFn: () => server.listCalendars({ path: { tenant } }),
    // Deadlines that are being computed anew become fewer by themselves.
    refetchInterval: ({ state }) => (state.data?.items.some((each) => each.outdated > 0) ? 2_000 : false),
  });
}

/** What a revision would do, and doing it. */
export function useRevising(calendarId: string) {
  const { id: tenant } = useTenant();
  const path = { tenant, calendarId };
  return {
    effect: (body: Revision): Promise<Effect> => server.previewCalendar({ path, body }),
    revise: useChange((body: Revision) => server.reviseCalendar({ path, body })),
  };
}

/** The weekly hours in force on a date: the newest entry that is valid by then. */
export function hoursOn(calendar: Pick<Calendar, 'weekly'>, date: string): WeeklyHours {
  const sorted = [...calendar.weekly].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return (sorted.filter((each) => each.validFrom <= date).at(-1) ?? sorted[0])?.hours ?? {};
}

/** "09:00-13:00, 14:00-18:00" <-> hours; undefined when it can't be read. */
export const hoursText = (hours: readonly { from: string; to: string }[] = []): string =>
  hours.map(({ from, to }) => `${from}–${to}`).join(', ');

export function hoursOf(text: string): { from: string; to: string }[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length === 1 && parts[0] === '') return [];
  const hours = parts.map((part) => /^(\d\d?:\d\d)\s*[-–—]\s*(\d\d?:\d\d)$/.exec(part));
  if (hours.some((each) => !each)) return undefined;
  const two = (time = '') => time.padStart(5, '0');
  const read = hours.map((each) => ({ from: two(each?.[1]), to: two(each?.[2]) }));
  const good = read.every(
    ({ from, to }, at) => from < to && to <= '24:00' && (at === 0 || (read[at - 1]?.to ?? '') <= from),
  );
  return good ? read : undefined;
}
