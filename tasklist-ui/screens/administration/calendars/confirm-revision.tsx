import { useQuery } from '@tanstack/react-query';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { Failed, LoadingRows } from '../../../parts/states/states.tsx';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { type Calendar, type Revision, useRevising } from './use-calendars.ts';

interface ConfirmProps {
  calendar: Calendar;
  /** What the calendar would be. */
  next: Revision;
  /** What is changed, in words. */
  what: string;
  close: () => void;
}

/** Says how many running deadlines a change moves, before it is made. */
export function ConfirmRevision({ calendar, next, what, close }: ConfirmProps) {
  const { t } = useTexts('calendars');
  const { id } = useTenant();
  const sentence = useSentence();
  const { effect, revise } = useRevising(calendar.id);
  const { data, error } = useQuery({
    // Not among what a change makes old: the revision it was asked for is over then.
    queryKey: [id, 'calendar-effect', calendar.id, next],
    queryFn: () => effect(next),
    gcTime: 0,
  });
  return (
    <ReasonDialog
      open
      title={what}
      action={t('confirm')}
      textNeeded={false}
      fault={() => (data ? null : t('effect-first'))}
      close={close}
      run={async () => {
        await revise.mutateAsync(next);
        notify('success', t('saved'));
      }}
    >
      {!data && !error && <LoadingRows rows={1} />}
      {error && <Failed sentence={sentence(error)} />}
      {data && (
        <p role="status">
          {data.moved === 0
            ? t('moves-none', { open: data.openDeadlines })
            : t('moves', { count: data.moved, open: data.openDeadlines, later: data.later, earlier: data.earlier })}
        </p>
      )}
    </ReasonDialog>
  );
}
