import { useState } from 'react';
import { Page } from '../../frame/page/page.tsx';
import { useTexts } from '../../text/texts.ts';
import { IntakeForm } from './intake-form.tsx';
import { Opened } from './opened.tsx';
import './open-case.css';
import type { OpenedCase } from './opened-case.ts';

/** Takes a request by phone or at the counter; afterwards shows the number and the code to tell. */
export function OpenCase() {
  const { t } = useTexts('open-case');
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  const [turn, setTurn] = useState(0);
  return (
    <Page key={opened?.id ?? turn} title={t(opened ? 'opened' : 'title')}>
      {opened ? (
        <Opened
          opened={opened}
          again={() => {
            setOpened(null);
            setTurn(turn + 1);
          }}
        />
      ) : (
        <IntakeForm key={turn} done={setOpened} reset={() => setTurn(turn + 1)} />
      )}
    </Page>
  );
}
