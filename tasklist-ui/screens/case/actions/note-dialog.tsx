import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { useTexts } from '../../../text/texts.ts';
import type { DialogProps } from './dialog-props.ts';

/** Leaves a note that colleagues read and the resident does not. */
export function NoteDialog({ open, close, actions, draft }: DialogProps) {
  const { t } = useTexts('actions');
  return (
    <ReasonDialog
      open={open}
      draft={draft}
      title={t('note.title')}
      consequence={t('note.consequence')}
      label={t('note.text')}
      missing={t('note.missing')}
      action={t('note.do')}
      close={close}
      run={async (text) => {
        await actions.addNote(text);
        notify('success', t('note.done'));
      }}
    />
  );
}
