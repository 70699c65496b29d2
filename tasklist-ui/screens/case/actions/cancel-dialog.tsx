import { RadioButton, RadioButtonGroup } from '@carbon/react';
import { useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import type { Named } from '../../../server/types.ts';
import { useTexts } from '../../../text/texts.ts';
import type { DialogProps } from './dialog-props.ts';

/** Cancels a case: which of the service's reasons, and in words if they say more. */
export function CancelDialog({ open, close, actions, draft, reasons }: DialogProps & { reasons: readonly Named[] }) {
  const { t, language } = useTexts('actions');
  const [chosen, setChosen] = useState('');
  return (
    <ReasonDialog
      open={open}
      draft={draft}
      danger
      title={t('cancel.title')}
      consequence={t('cancel.consequence')}
      action={t('cancel.do')}
      reasonNeeded={false}
      fault={() => (chosen ? null : t('cancel.missing'))}
      close={close}
      run={async (reason) => {
        await actions.cancel({ reasonCode: chosen, reason: reason || null });
        notify('success', t('cancel.done'));
      }}
    >
      <RadioButtonGroup
        legendText={t('cancel.why')}
        name="cancel-reason"
        orientation="vertical"
        valueSelected={chosen}
        onChange={(value) => setChosen(String(value))}
      >
        {reasons.map((reason) => (
          <RadioButton key={reason.id} value={reason.id} labelText={textIn(reason.name, language) || reason.id} />
        ))}
      </RadioButtonGroup>
    </ReasonDialog>
  );
}
