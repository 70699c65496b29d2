import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../../frame/announcer/announcer.tsx';
import { server } from '../../server/server.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { ReasonDialog } from '../reason-dialog/reason-dialog.tsx';

interface HurryDialogProps {
  caseId: string;
  open: boolean;
  close: () => void;
}

/** Asks those in charge of a case by mail not to let it wait; says afterwards who was asked. */
export function HurryDialog({ caseId, open, close }: HurryDialogProps) {
  const { t } = useTexts('oversee');
  const { id: tenant } = useTenant();
  const queries = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (reason: string) => server.hurryCase({ path: { tenant, caseId }, body: { ...(reason && { reason }) } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [tenant, 'case', caseId] }),
  });
  return (
    <ReasonDialog
      open={open}
      draft={`case:${caseId}:hurry`}
      title={t('hurry.title')}
      consequence={t('hurry.consequence')}
      action={t('hurry.do')}
      label={t('hurry.words')}
      reasonNeeded={false}
      close={close}
      run={async (reason) => {
        const { people } = await mutateAsync(reason);
        const names = (told: boolean) =>
          people
            .filter((each) => each.told === told)
            .map(({ name }) => name)
            .join(', ');
        if (names(true)) notify('success', t('hurry.done', { names: names(true) }));
        if (names(false)) notify('error', t('hurry.unreached', { names: names(false) }));
        if (people.length === 0) notify('error', t('hurry.nobody'));
      }}
    />
  );
}
