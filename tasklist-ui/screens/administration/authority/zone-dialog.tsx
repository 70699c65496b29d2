import { TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { knownZone, ZoneList } from '../../../parts/zone-list/zone-list.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useChange } from '../parts/use-administration.ts';
import type { Authority } from './use-authority.ts';

/** Another time zone: what it moves is said before it is changed. */
export function ZoneDialog({ authority, close }: { authority: Authority; close: () => void }) {
  const { t } = useTexts('authority');
  const { id: tenant } = useTenant();
  const [zone, setZone] = useState(authority.zone);
  const differs = knownZone(zone) && zone !== authority.zone;
  const { data } = useQuery({
    queryKey: [tenant, 'zone-effect', zone],
    queryFn: () => server.previewZone({ path: { tenant }, query: { zone } }),
    enabled: differs,
    gcTime: 0,
  });
  const save = useChange(() =>
    server.changeAuthority({ path: { tenant }, body: { version: authority.version, zone } }),
  );
  const fault = (): string | null => {
    if (!knownZone(zone)) return t('zone-wrong');
    if (!differs) return t('zone-same');
    return data ? null : t('effect-first');
  };
  return (
    <ReasonDialog
      open
      danger={data !== undefined && data.moved > 0}
      title={t('change-zone')}
      consequence={t('zone-choose')}
      action={t('zone-do')}
      textNeeded={false}
      fault={() => {
        const message = fault();
        return message === null ? null : { message, field: 'zone' };
      }}
      close={close}
      run={async () => {
        await save.mutateAsync(undefined);
        notify('success', t('saved'));
      }}
    >
      <TextInput
        id="zone"
        labelText={t('zone')}
        list="zones"
        value={zone}
        onChange={(event) => setZone(event.target.value.trim())}
      />
      <ZoneList id="zones" />
      {differs && data && (
        <p role="status">
          {t('zone-effect', {
            cases: data.openCases,
            open: data.openDeadlines,
            moved: data.moved,
            later: data.later,
            earlier: data.earlier,
          })}
        </p>
      )}
    </ReasonDialog>
  );
}
