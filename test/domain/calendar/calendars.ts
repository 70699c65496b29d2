import type { Calendar, Hours, SpecialDay, WeeklyHours } from '../../../domain/calendar/calendar.ts';

const office: Hours[] = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const fiveDays: WeeklyHours = { mon: office, tue: office, wed: office, thu: office, fri: office };

/** Monday to Friday, 09-13 and 14-18. */
export const officeIn = (zone: string, days: SpecialDay[] = []): Calendar => ({
  id: `office-${zone.toLowerCase().replace('/', '-')}`,
  zone,
  weekly: [{ validFrom: '2000-01-01', hours: fiveDays }],
  days,
});

const always: Hours[] = [{ from: '00:00', to: '24:00' }];

/** Open round the clock, every day. */
export const roundTheClock = (zone: string): Calendar => ({
  id: 'always',
  zone,
  weekly: [
    {
      validFrom: '2000-01-01',
      hours: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
    },
  ],
  days: [],
});

/** Azerbaijan, spring 2026: Novruz with the days by which it is longer than the library knows. */
export const baku = officeIn('Asia/Baku', [
  { date: '2026-03-08', kind: 'holiday', name: { az: 'Qadınlar günü' } },
  { date: '2026-03-09', kind: 'declared-free', name: { az: 'Qadınlar günü (əvəz gün)' } },
  ...['20', '21', '22', '23', '24'].map((day) => ({
    date: `2026-03-${day}`,
    kind: 'holiday' as const,
    name: { az: 'Novruz bayramı', en: 'Novruz' },
  })),
]);
