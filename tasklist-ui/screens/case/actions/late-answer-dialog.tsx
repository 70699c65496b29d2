import { RadioButton, RadioButtonGroup } from '@carbon/react';
import { useState } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { useTexts } from '../../../text/texts.ts';
import type { DialogProps } from './dialog-props.ts';

/** Records what the resident said in a call after the case had ended unconfirmed. */
export function LateAnswerDialog({ open, close, actions, draft }: DialogProps) {
  const { t } = useTexts('actions');
  const [answer, setAnswer] = useState<'' | 'yes' | 'no'>('');
  return (
    <ReasonDialog
      open={open}
      draft={draft}
      title={t('late-answer.title')}
      consequence={t('late-answer.consequence')}
      action={t('late-answer.do')}
      reasonNeeded={answer === 'no'}
      fault={() => (answer ? null : t('late-answer.missing'))}
      close={close}
      run={async (reason) => {
        if (answer) await actions.recordLateAnswer(answer, reason);
        notify('success', t('late-answer.done'));
      }}
    >
      <RadioButtonGroup
        legendText={t('late-answer.question')}
        name="late-answer"
        valueSelected={answer}
        onChange={(value) => setAnswer(value === 'yes' ? 'yes' : 'no')}
      >
        <RadioButton value="yes" labelText={t('late-answer.yes')} />
        <RadioButton value="no" labelText={t('late-answer.no')} />
      </RadioButtonGroup>
    </ReasonDialog>
  );
}
