import { InlineNotification, Modal, TextArea } from '@carbon/react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '../../../ui-kit/problem.ts';
import { asProblem } from '../../server/problem.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import './reason-dialog.css';

/** What is missing, and the id of the field that misses it. */
export interface Fault {
  message: string;
  field?: string;
}

interface ReasonDialogProps {
  open: boolean;
  title: string;
  /** What will happen, said before it happens. */
  consequence?: string;
  action: string;
  /** Name of the text box, and what is said when it is empty, where it is not for a reason. */
  label?: string;
  missing?: string;
  danger?: boolean;
  /** False where the choice above says enough; a reason may still be written. */
  reasonNeeded?: boolean;
  /** False where no text is wanted at all. */
  textNeeded?: boolean;
  size?: 'sm' | 'md';
  /** A sentence of its own for what the server says, where the usual one says too little. */
  explain?: (problem: Problem) => string | null;
  /** What is chosen besides the reason. */
  children?: ReactNode;
  /** Names what else is missing, or null; the field that it names gets the focus. */
  fault?: () => Fault | string | null;
  run: (reason: string) => Promise<unknown>;
  /** Asked before `run`: does the dialog stay open after it, for a further step? */
  stays?: () => boolean;
  close: () => void;
}

const SHORTEST = 3;

/** Brings a field into view and the focus into it: a dialog may be longer than the screen. */
function goTo(field: string): void {
  const element = document.getElementById(field);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

/**
 * Asks for a reason before something is done that colleagues and the resident will want explained. What was written stays when the dialog
 * is closed for a look at the page behind it.
 */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    open,
    title,
    consequence,
    action,
    label,
    missing: missingText,
    danger = false,
    reasonNeeded = true,
    textNeeded = true,
    size = 'sm',
    explain,
    children,
    fault,
    run,
    stays,
    close,
  } = props;
  const { t } = useTexts('reason-dialog');
  const sentence = useSentence();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    if (!open) return;
    setTried(false);
    setFailure(null);
  }, [open]);

  const missing = textNeeded && reasonNeeded && reason.trim().length < SHORTEST;
  const submit = async (): Promise<void> => {
    setTried(true);
    const found = fault?.() ?? null;
    const other = typeof found === 'string' ? { message: found } : found;
    setFailure(other?.message ?? null);
    if (other?.field) goTo(other.field);
    else if (missing && !other) goTo('reason');
    if (missing || other || busy) return;
    setBusy(true);
    const another = stays?.() ?? false;
    try {
      await run(reason.trim());
      if (another) return;
      setReason('');
      close();
    } catch (thrown) {
      setFailure(explain?.(asProblem(thrown)) ?? sentence(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open={open}
      danger={danger}
      size={size}
      modalHeading={title}
      primaryButtonText={action}
      secondaryButtonText={t('back')}
      primaryButtonDisabled={busy}
      closeButtonLabel={t('close')}
      selectorPrimaryFocus=".reason-dialog :is(input, select, textarea)"
      onRequestClose={close}
      onRequestSubmit={() => void submit()}
    >
      {open && (
        <div className="reason-dialog">
          {consequence && <p>{consequence}</p>}
          {children}
          {textNeeded && (
            <TextArea
              id="reason"
              labelText={label ?? t(reasonNeeded ? 'reason' : 'reason-optional')}
              rows={4}
              maxLength={4000}
              value={reason}
              invalid={tried && missing}
              invalidText={missingText ?? t('reason-missing')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
          {failure && <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={failure} />}
        </div>
      )}
    </Modal>
  );
}
