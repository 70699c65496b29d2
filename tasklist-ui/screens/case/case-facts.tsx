import { textIn } from '../../../ui-kit/languages.ts';
import { placeName } from '../../../ui-kit/place-name.ts';
import { Facts } from '../../parts/facts/facts.tsx';
import { useActorName } from '../../parts/said/use-actor-name.ts';
import { Moment } from '../../parts/time/moment.tsx';
import type { Case } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';

/** What the case is, in names and values. */
export function CaseFacts({ found }: { found: Case }) {
  const { t, name, language } = useTexts('case');
  const actorName = useActorName();
  return (
    <Facts
      items={[
        [t('kind'), found.kind && name('kind', found.kind)],
        [t('category'), textIn(found.category?.name, language)],
        [t('territory'), placeName(found.territory, language)],
        [t('department'), textIn(found.department?.name, language)],
        [t('organisation'), textIn(found.organisation?.name, language)],
        [t('outcome'), found.outcome && name('outcome', found.outcome)],
        [t('channel'), name('channel', found.channel)],
        [t('opened'), <Moment key="opened" at={found.openedAt} />],
        [t('opened-by'), actorName(found.openedBy)],
        [t('ended'), found.endedAt && <Moment at={found.endedAt} />],
        [t('external'), found.externalNumber && `${found.source ?? ''} ${found.externalNumber}`.trim()],
        [t('reopened'), found.reopened > 0 && String(found.reopened)],
        [t('denials'), found.denials > 0 && String(found.denials)],
        [t('returns'), found.returns > 0 && String(found.returns)],
        [t('release'), String(found.releaseNumber)],
      ]}
    />
  );
}
