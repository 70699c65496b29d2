import { InlineNotification, Modal, TextArea } from '@carbon/react';
import { useState } from 'react';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';

interface MendDialogProps {
  open: boolean;
  close: () => void;
  run: (variables: Record<string, unknown>) => Promise<void>;
}

const objectOf = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
};

/** Sets variables at the stopped step before it is tried again. */
export function MendDialog({ open, close, run }: MendDialogProps) {
  const { t } = useTexts('incidents');
  const sentence = useSentence();
  const [text, setText] = useState('{\n  \n}');
  const [wrong, setWrong] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    const variables = objectOf(text);
    setWrong(!variables);
    if (!variables) return;
    try {
      await run(variables);
      close();
    } catch (thrown) {
      setFailure(sentence(thrown));
    }
  };

  return (
    <Modal
      open={open}
      size="sm"
      modalHeading={t('mend-title')}
      primaryButtonText={t('mend-do')}
      secondaryButtonText={t('back')}
      closeButtonLabel={t('close')}
      onRequestClose={close}
      onRequestSubmit={() => void submit()}
    >
      {open && (
        <>
          <p className="incident-hint">{t('mend-hint')}</p>
          <TextArea
            id="variables"
            className="incident-variables"
            labelText={t('variables')}
            rows={6}
            value={text}
            invalid={wrong}
            invalidText={t('variables-wrong')}
            onChange={(event) => setText(event.target.value)}
            data-modal-primary-focus
          />
          {failure && <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={failure} />}
        </>
      )}
    </Modal>
  );
}
