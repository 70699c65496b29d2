import { Button } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallInput } from '../../../client/index.ts';
import { notify } from '../../frame/announcer/announcer.tsx';
import { server } from '../../server/server.ts';
import type { TermWish } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { ReasonDialog } from '../reason-dialog/reason-dialog.tsx';
import type { Length } from './length-fields.tsx';
import { TermDialog } from './term-dialog.tsx';

/** Gives the time that was asked for, with the new day before it is given, or refuses it with a reason that whoever asked reads. */
export function WishDecision({ caseId, wish }: { caseId: string; wish: TermWish }) {
  const { t } = useTexts('term-change');
  const { id: tenant } = useTenant();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'grant' | 'refuse' | null>(null);
  const { mutateAsync } = useMutation({
    mutationFn: (body: CallInput<'decideMoreTime'>['body']) =>
      server.decideMoreTime({ path: { tenant, caseId, wishId: wish.id }, body }),
    onSettled: () => {
      for (const key of ['more-time', 'task', 'tasks']) void queries.invalidateQueries({ queryKey: [tenant, key] });
      void queries.invalidateQueries({ queryKey: [tenant, 'case', caseId] });
    },
  });
  const close = (): void => setOpen(null);
  return (
    <div className="wish-decision">
      <Button size="sm" onClick={() => setOpen('grant')}>
        {t('wish.grant')}
      </Button>
      <Button size="sm" kind="tertiary" onClick={() => setOpen('refuse')}>
        {t('wish.refuse')}
      </Button>
      <TermDialog
        kind="extend"
        caseId={caseId}
        open={open === 'grant'}
        wanted={wish.term as unknown as Length}
        close={close}
        change={({ term, reason }) => mutateAsync({ decision: 'granted', reason, ...(term && { term }) })}
      />
      <ReasonDialog
        open={open === 'refuse'}
        draft={`case:${caseId}:refuse-wish`}
        title={t('wish.refuse-title')}
        consequence={t('wish.refuse-consequence')}
        action={t('wish.refuse')}
        close={close}
        run={async (reason) => {
          await mutateAsync({ decision: 'refused', reason });
          notify('success', t('wish.refused'));
        }}
      />
    </div>
  );
}
