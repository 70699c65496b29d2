import { Button } from '@carbon/react';
import { useState } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useChange } from '../parts/use-administration.ts';
import type { Person } from './use-people.ts';

/** Takes somebody out of work, or back: nobody is deleted. */
export function Activity({ person }: { person: Person }) {
  const { t } = useTexts('people');
  const { id: tenant } = useTenant();
  const [asked, setAsked] = useState(false);
  const { active } = person;
  const change = useChange(() =>
    server.changePerson({
      path: { tenant, personId: person.id },
      body: { version: person.version, active: !active },
    }),
  );
  return (
    <section className="section" aria-labelledby="activity">
      <h2 id="activity">{t(active ? 'deactivate' : 'activate')}</h2>
      <p>{t(active ? 'deactivate-hint' : 'activate-hint')}</p>
      <Button kind={active ? 'danger--tertiary' : 'tertiary'} size="md" onClick={() => setAsked(true)}>
        {t(active ? 'deactivate' : 'activate')}
      </Button>
      <ReasonDialog
        open={asked}
        danger={active}
        title={`${t(active ? 'deactivate' : 'activate')}: ${person.name}`}
        consequence={active ? t('deactivate-consequence', { tasks: person.openTasks }) : t('activate-consequence')}
        action={t(active ? 'deactivate' : 'activate')}
        textNeeded={false}
        close={() => setAsked(false)}
        run={async () => {
          await change.mutateAsync(undefined);
          notify('success', t(active ? 'deactivated' : 'activated'));
        }}
      />
    </section>
  );
}
