import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { useTexts } from '../../../text/texts.ts';
import type { DialogProps } from './dialog-props.ts';

/** Takes an ended case up again. */
export function ReopenDialog({ open, close, actions, draft }: DialogProps) {
  const { t } = useTexts('actions');
  return (
    <ReasonDialog
      open={open}
      draft={draft}
      title={t('reopen.title')}
      consequence={t('reopen.consequence')}
      action={t('reopen.action')}
      close={close}
      run={async (reason) => {
        await actions.reopen(reason);
        notify('success', t('reopen.done'));
      }}
    />
  );
}
