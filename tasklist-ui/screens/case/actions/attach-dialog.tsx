import { Checkbox, InlineNotification, Modal } from '@carbon/react';
import { useState } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import type { DialogProps } from './dialog-props.ts';
import './attach-dialog.css';

/** Adds a photo, a video or a PDF; whether the resident may see it is asked, never guessed. */
export function AttachDialog({ open, close, actions }: DialogProps) {
  const { t } = useTexts('actions');
  const sentence = useSentence();
  const [file, setFile] = useState<File | null>(null);
  const [isPublic, setPublic] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    if (!file) {
      setFailure(t('attach.missing'));
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      await actions.attach(file, isPublic);
      notify('success', t('attach.done'));
      setFile(null);
      close();
    } catch (thrown) {
      setFailure(sentence(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open={open}
      size="sm"
      modalHeading={t('attach.title')}
      primaryButtonText={t('attach.do')}
      secondaryButtonText={t('attach.back')}
      closeButtonLabel={t('attach.close')}
      selectorPrimaryFocus=".attach-dialog input"
      primaryButtonDisabled={busy}
      onRequestClose={close}
      onRequestSubmit={() => void submit()}
    >
      {open && (
        <div className="attach-dialog">
          <div>
            <label htmlFor="attach-file">{t('attach.file')}</label>
            <input
              id="attach-file"
              type="file"
              accept="image/*,video/*,application/pdf"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          </div>
          <Checkbox
            id="attach-public"
            labelText={t('attach.public')}
            helperText={t('attach.public-hint')}
            checked={isPublic}
            onChange={(_, { checked }) => setPublic(checked)}
          />
          {failure && <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={failure} />}
        </div>
      )}
    </Modal>
  );
}
