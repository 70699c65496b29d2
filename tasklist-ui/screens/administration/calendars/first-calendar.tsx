import { Button } from '@carbon/react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { Empty } from '../../../parts/states/states.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { useChange } from '../parts/use-administration.ts';

/** What most offices have; it is changed in the next step. */
const officeDay = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const officeWeek = { mon: officeDay, tue: officeDay, wed: officeDay, thu: officeDay, fri: officeDay };

/** An authority without a calendar can promise nothing: one press makes the usual one. */
export function FirstCalendar() {
  const { t } = useTexts('calendars');
  const { id: tenant } = useTenant();
  const sentence = useSentence();
  const add = useChange(() =>
    server
      .addCalendar({
        path: { tenant },
        body: { id: 'working-time', weekly: [{ validFrom: '2000-01-01', hours: officeWeek }], days: [] },
      })
      .then(
        () => notify('success', t('saved')),
        (thrown: unknown) => notify('error', sentence(thrown)),
      ),
  );
  return (
    <Empty title={t('none')}>
      <p>{t('none-hint')}</p>
      <Button size="md" disabled={add.isPending} onClick={() => add.mutate(undefined)}>
        {t('make-first')}
      </Button>
    </Empty>
  );
}
