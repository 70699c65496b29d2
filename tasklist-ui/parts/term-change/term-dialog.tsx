import { notify } from '../../frame/announcer/announcer.tsx';
import { useTexts } from '../../text/texts.ts';
import { ReasonDialog } from '../reason-dialog/reason-dialog.tsx';
import { type Length, LengthFields, useLength } from './length-fields.tsx';
import type { TermChange, TermChangeBody } from './term-change.ts';
import { TermPreview } from './term-preview.tsx';

interface TermDialogProps {
  kind: TermChange;
  caseId: string;
  open: boolean;
  /** What somebody has asked for. */
  wanted?: Length | undefined;
  close: () => void;
  change: (body: TermChangeBody) => Promise<unknown>;
}

/** Extends the term by so much, replaces it by a shorter one, pauses it, or lets it run again; shows what comes of it before it is done. */
export function TermDialog({ kind, caseId, open, wanted, close, change }: TermDialogProps) {
  const { t } = useTexts('term-change');
  const timed = kind === 'extend' || kind === 'shorten';
  const { length, known, say } = useLength(caseId, open && timed, kind === 'shorten' ? 'shorten' : 'extend', wanted);
  const term = timed ? length : undefined;
  return (
    <ReasonDialog
      open={open}
      draft={`case:${caseId}:${kind}`}
      title={t(`${kind}.title`)}
      consequence={t(`${kind}.consequence`)}
      action={t(`${kind}.do`)}
      fault={() => (!timed || length.amount > 0 ? null : t('extend.missing'))}
      close={close}
      run={async (reason) => {
        await change({ kind, reason, ...(term && { term }) });
        notify('success', t('term.done'));
      }}
    >
      {timed && (
        <LengthFields id={kind === 'extend' ? '' : `-${kind}`} label={t(`${kind}.amount`)} length={length} say={say} />
      )}
      {open && (!timed || (known && length.amount > 0)) && <TermPreview caseId={caseId} kind={kind} term={term} />}
    </ReasonDialog>
  );
}
