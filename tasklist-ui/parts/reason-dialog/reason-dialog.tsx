import { InlineNotification, Modal, TextArea } from '@carbon/react';
import { type ReactNode, useContext, useEffect, useState } from 'react';
import type { Problem } from '../../../ui-kit/problem.ts';
import { asProblem } from '../../server/problem.ts';
import { TenantContext } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { draftOf, forgetDraft, keepDraft, readDraft } from '../drafts/drafts.ts';
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
  /** What the reason is about, where it is kept like other drafts: `case:17:cancel`. */
  draft?: string;
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
 * is closed for a look at the page behind it, and with `draft` also when that page is left. What is wrong is said as long as it is.
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
    draft,
    run,
    stays,
    close,
  } = props;
  const { t } = useTexts('reason-dialog');
  const sentence = useSentence();
  const tenant = useContext(TenantContext);
  const kept = draft && tenant ? draftOf(tenant, draft) : null;
  const [reason, setReason] = useState(() => (kept && readDraft<string>(kept)?.value) || '');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    if (!open) return;
    setTried(false);
    setFailure(null);
  }, [open]);

  const write = (text: string): void => {
    setReason(text);
    if (!kept) return;
    if (text.trim() === '') forgetDraft(kept);
    else keepDraft(kept, text);
  };
  const faultNow = (): Fault | null => {
    const found = fault?.() ?? null;
    return typeof found === 'string' ? { message: found } : found;
  };
  const wrong = (tried && faultNow()?.message) || failure;
  const missing = textNeeded && reasonNeeded && reason.trim().length < SHORTEST;
  const submit = async (): Promise<void> => {
    setTried(true);
    setFailure(null);
    const other = faultNow();
    if (other?.field) goTo(other.field);
    else if (missing && !other) goTo('reason');
    if (missing || other || busy) return;
    setBusy(true);
    const another = stays?.() ?? false;
    try {
      await run(reason.trim());
      if (another) return;
      write('');
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
        // What the server has refused may be right after a change.
        <div className="reason-dialog" onChange={() => setFailure(null)}>
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
              onChange={(event) => write(event.target.value)}
            />
          )}
          {wrong && <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={wrong} />}
        </div>
      )}
    </Modal>
  );
}
