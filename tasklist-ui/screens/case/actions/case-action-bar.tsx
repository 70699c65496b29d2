import { Button } from '@carbon/react';
import { useRef, useState } from 'react';
import { HurryDialog } from '../../../parts/oversee/hurry-dialog.tsx';
import { TermDialog } from '../../../parts/term-change/term-dialog.tsx';
import { WishDialog } from '../../../parts/term-change/wish-dialog.tsx';
import type { Case } from '../../../server/types.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useCaseActions } from '../use-case.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { LateAnswerDialog } from './late-answer-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';

type Action =
  | 'correct'
  | 'contact'
  | 'note'
  | 'attach'
  | 'extend'
  | 'pause'
  | 'resume'
  | 'late-answer'
  | 'shorten'
  | 'reopen'
  | 'ask-time'
  | 'hurry'
  | 'cancel';

/** What the server says one may do with this case, each behind a dialog that asks why. */
export function CaseActionBar({ found }: { found: Case }) {
  const { t } = useTexts('actions');
  const { id } = useTenant();
  const actions = useCaseActions(id, found.id);
  const [open, setOpen] = useState<Action | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const { abilities } = found;
  const offered: [Action, boolean][] = [
    ['late-answer', abilities.recordLateAnswer],
    ['reopen', abilities.reopen],
    ['correct', abilities.correct],
    ['contact', abilities.correctContact],
    ['note', abilities.addNote],
    ['attach', abilities.attachDocument],
    ['hurry', abilities.hurry],
    ['extend', abilities.extendTerm],
    ['ask-time', abilities.askForMoreTime && !abilities.extendTerm],
    ['shorten', abilities.shortenTerm],
    ['pause', abilities.pauseTerm],
    ['resume', abilities.resumeTerm],
    ['cancel', abilities.cancel],
  ];
  const close = (): void => {
    setOpen(null);
    opener.current?.focus();
  };
  const dialog = (action: Action) => ({
    open: open === action,
    close,
    actions,
    draft: `case:${found.id}:${action}`,
  });

  return (
    <>
      {offered
        .filter(([, allowed]) => allowed)
        .map(([action]) => (
          <Button
            key={action}
            kind={action === 'cancel' ? 'danger--tertiary' : 'tertiary'}
            size="sm"
            onClick={(event) => {
              opener.current = event.currentTarget;
              setOpen(action);
            }}
          >
            {t(`${action}.action`)}
          </Button>
        ))}
      <CorrectDialog {...dialog('correct')} found={found} />
      <ContactDialog {...dialog('contact')} found={found} />
      <NoteDialog {...dialog('note')} />
      <AttachDialog {...dialog('attach')} />
      {(['extend', 'shorten', 'pause', 'resume'] as const).map((kind) => (
        <TermDialog
          key={kind}
          kind={kind}
          caseId={found.id}
          open={open === kind}
          close={close}
          change={actions.changeTerm}
        />
      ))}
      <WishDialog caseId={found.id} open={open === 'ask-time'} close={close} />
      <HurryDialog caseId={found.id} open={open === 'hurry'} close={close} />
      <LateAnswerDialog {...dialog('late-answer')} />
      <ReopenDialog {...dialog('reopen')} />
      <CancelDialog {...dialog('cancel')} reasons={found.choices.cancelReasons} />
    </>
  );
}
