import { Button, RadioButton, RadioButtonGroup } from '@carbon/react';
import { useState } from 'react';
import { notify } from '../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../parts/reason-dialog/reason-dialog.tsx';
import { useTexts } from '../../text/texts.ts';
import { type CallEnding, callEndings } from './use-open-case.ts';

/** Many calls need no case: they are recorded all the same, for the service level counts them. */
export function EndCall({ endCall, ended }: { endCall: (as: CallEnding) => Promise<unknown>; ended: () => void }) {
  const { t } = useTexts('open-case');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<CallEnding>('answered-at-once');
  return (
    <>
      <Button kind="ghost" type="button" onClick={() => setOpen(true)}>
        {t('end-call')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('end-call')}
        action={t('end-call-do')}
        textNeeded={false}
        close={() => setOpen(false)}
        run={async () => {
          await endCall(chosen);
          notify('success', t('call-ended'));
          ended();
        }}
      >
        <RadioButtonGroup
          legendText={t('how-ended')}
          name="call-ending"
          orientation="vertical"
          valueSelected={chosen}
          onChange={(value) => setChosen(callEndings.find((ending) => ending === value) ?? 'other')}
        >
          {callEndings.map((ending) => (
            <RadioButton key={ending} value={ending} labelText={t(`ending.${ending}`)} />
          ))}
        </RadioButtonGroup>
      </ReasonDialog>
    </>
  );
}
