import { Button, NumberInput } from '@carbon/react';
import { useState } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { Facts } from '../../../parts/facts/facts.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { type Term, TermFields, termIsUsable, useTermInWords } from '../parts/term.tsx';
import { useChange } from '../parts/use-administration.ts';
import type { Service } from './use-authority.ts';

/** How often work comes back, and how long residents may answer, object and reopen. */
export function Limits({ service }: { service: Service }) {
  const { t } = useTexts('authority');
  const inWords = useTermInWords();
  const [asked, setAsked] = useState(false);
  const { confirmation, denialLimit, returnLimit, objectionWithin, reopenWithin } = service.settings;
  return (
    <section className="section" aria-labelledby="limits">
      <h2 id="limits">{t('limits')}</h2>
      <Facts
        items={[
          [t('attempts'), String(confirmation.attempts)],
          [t('linkWait'), inWords(confirmation.linkWait)],
          [t('denialLimit'), String(denialLimit)],
          [t('returnLimit'), String(returnLimit)],
          [t('objectionWithin'), inWords(objectionWithin)],
          [t('reopenWithin'), inWords(reopenWithin)],
        ]}
      />
      <Button kind="tertiary" size="md" onClick={() => setAsked(true)}>
        {t('change-limits')}
      </Button>
      {asked && <LimitsDialog service={service} close={() => setAsked(false)} />}
    </section>
  );
}

const most = 20;
const counts = ['attempts', 'denialLimit', 'returnLimit'] as const;
const terms = ['linkWait', 'objectionWithin', 'reopenWithin'] as const;

function LimitsDialog({ service, close }: { service: Service; close: () => void }) {
  const { t } = useTexts('authority');
  const { id: tenant } = useTenant();
  const { settings } = service;
  const [numbers, setNumbers] = useState({
    attempts: settings.confirmation.attempts,
    denialLimit: settings.denialLimit,
    returnLimit: settings.returnLimit,
  });
  const [times, setTimes] = useState<Record<(typeof terms)[number], Term>>({
    linkWait: settings.confirmation.linkWait,
    objectionWithin: settings.objectionWithin,
    reopenWithin: settings.reopenWithin,
  });
  const least = (name: (typeof counts)[number]) => (name === 'attempts' ? 1 : 0);
  const usable =
    counts.every((name) => Number.isInteger(numbers[name]) && numbers[name] >= least(name) && numbers[name] <= most) &&
    terms.every((name) => termIsUsable(times[name]));
  const save = useChange((message: string) =>
    server.changeServiceSettings({
      path: { tenant, caseType: service.caseType },
      body: {
        releaseId: service.releaseId,
        message,
        settings: {
          confirmation: {
            ...settings.confirmation,
            attempts: numbers.attempts,
            linkWait: { ...settings.confirmation.linkWait, ...times.linkWait },
          },
          denialLimit: numbers.denialLimit,
          returnLimit: numbers.returnLimit,
          objectionWithin: { ...settings.objectionWithin, ...times.objectionWithin },
          reopenWithin: { ...settings.reopenWithin, ...times.reopenWithin },
        },
      },
    }),
  );
  return (
    <ReasonDialog
      open
      title={t('change-limits')}
      consequence={t('new-cases-only')}
      action={t('put-in-force')}
      label={t('why')}
      fault={() => (usable ? null : t('limits-unusable'))}
      close={close}
      run={async (message) => {
        await save.mutateAsync(message);
        notify('success', t('in-force'));
      }}
    >
      {counts.map((name) => (
        <NumberInput
          key={name}
          id={name}
          label={t(name)}
          min={least(name)}
          max={most}
          value={numbers[name]}
          hideSteppers
          onChange={(_, { value }) => setNumbers({ ...numbers, [name]: Number(value) })}
        />
      ))}
      {terms.map((name) => (
        <TermFields
          key={name}
          id={name}
          label={t(name)}
          term={times[name]}
          change={(term) => setTimes({ ...times, [name]: term })}
        />
      ))}
    </ReasonDialog>
  );
}
