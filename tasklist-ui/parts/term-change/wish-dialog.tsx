import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../../frame/announcer/announcer.tsx';
import { server } from '../../server/server.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { ReasonDialog } from '../reason-dialog/reason-dialog.tsx';
import { LengthFields, useLength } from './length-fields.tsx';
import { TermPreview } from './term-preview.tsx';

interface WishDialogProps {
  caseId: string;
  open: boolean;
  close: () => void;
}

/** Whoever does the work and may not extend the term asks those who may; when it would be due then is shown before it is asked. */
export function WishDialog({ caseId, open, close }: WishDialogProps) {
  const { t } = useTexts('term-change');
  const { id: tenant } = useTenant();
  const queries = useQueryClient();
  const { length, known, say } = useLength(caseId, open, 'extend');
  const { mutateAsync } = useMutation({
    mutationFn: (reason: string) => server.askForMoreTime({ path: { tenant, caseId }, body: { term: length, reason } }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [tenant, 'case', caseId] });
      void queries.invalidateQueries({ queryKey: [tenant, 'task'] });
    },
  });
  return (
    <ReasonDialog
      open={open}
      draft={`case:${caseId}:wish`}
      title={t('wish.title')}
      consequence={t('wish.consequence')}
      action={t('wish.do')}
      fault={() => (length.amount > 0 ? null : t('extend.missing'))}
      close={close}
      run={async (reason) => {
        await mutateAsync(reason);
        notify('success', t('wish.done'));
      }}
    >
      <LengthFields id="-wish" label={t('extend.amount')} length={length} say={say} />
      {open && known && length.amount > 0 && <TermPreview caseId={caseId} kind="extend" term={length} asking />}
    </ReasonDialog>
  );
}
