import { InlineNotification } from '@carbon/react';
import { momentOf } from '../../../ui-kit/instants.ts';
import { useActorName } from '../../parts/said/use-actor-name.ts';
import type { Case } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** What somebody asked for and the process did not take any more: said to whoever asked, and why. */
export function Unheard({ found }: { found: Case }) {
  const { t, language } = useTexts('case');
  const { zone } = useTenant();
  const actorName = useActorName();
  const moment = (at: string): string => momentOf(at, zone, language);
  return found.unheard.map(({ what, askedBy, askedAt, until, lapsed }) => (
    <InlineNotification
      key={`${what} ${askedAt}`}
      className="case-unheard"
      kind="warning"
      lowContrast
      hideCloseButton
      role="status"
      title={lapsed ? t(`unheard-lapsed.${what}`) : t(`unheard-waiting.${what}`)}
      subtitle={[
        t('unheard.asked', { name: actorName(askedBy), at: moment(askedAt) }),
        ...(lapsed ? [] : [t('unheard.until', { until: moment(until) })]),
      ].join(' ')}
    />
  ));
}
