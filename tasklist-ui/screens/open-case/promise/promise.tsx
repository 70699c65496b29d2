import { useQuery } from '@tanstack/react-query';
import { civilDate, civilDayWithWeekday, timeOf } from '../../../../ui-kit/instants.ts';
import { textIn } from '../../../../ui-kit/languages.ts';
import { UrgencyTag } from '../../../parts/tags/tags.tsx';
import { server } from '../../../server/server.ts';
import type { Case } from '../../../server/types.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import './promise.css';

/** How a promise stands at the moment in which the caller is still on the line. */
type Standing = 'being-assigned' | 'unclassified' | 'unassigned' | 'assigned';

/** What is not decided yet is told as such: a colleague has it only when the task is there. */
function standingOf({ department, tasks }: Case): Standing {
  const waitsAt = (element: string): boolean => tasks.some(({ elementId }) => elementId === element);
  if (department) return 'assigned';
  if (waitsAt('classify-by-hand')) return 'unclassified';
  return waitsAt('choose-department') ? 'unassigned' : 'being-assigned';
}

/** Who acts and by when, as soon as it is decided: what the operator tells the caller before hanging up. */
export function PromiseTold({ caseId }: { caseId: string }) {
  const { t, language } = useTexts('promise');
  const { id, zone } = useTenant();
  // The same question as the page of the case asks: the live connection asks it again with each step.
  const { data } = useQuery({
    queryKey: [id, 'case', caseId],
    queryFn: () => server.getCase({ path: { tenant: id, caseId } }),
  });
  const standing = data ? standingOf(data) : 'being-assigned';
  const day = data?.dueAt
    ? t('day', { day: civilDayWithWeekday(civilDate(data.dueAt, zone), language), time: timeOf(data.dueAt, zone) })
    : null;
  const asSoon = data?.term === 'as-soon-as-possible';
  return (
    <div className="opened-promise" role="status" aria-busy={standing === 'being-assigned'}>
      {standing === 'being-assigned' && <p>{t('being-assigned')}</p>}
      {data && standing !== 'being-assigned' && (
        <dl>
          <div>
            <dt>{t('about')}</dt>
            <dd>
              {textIn(data.category?.name, language) || t('unclassified')} <UrgencyTag urgency={data.urgency} />
            </dd>
          </div>
          <div>
            <dt>{t('who')}</dt>
            <dd>
              {data.department
                ? [textIn(data.department.name, language), textIn(data.organisation?.name, language)]
                    .filter(Boolean)
                    .join(', ')
                : t(`nobody.${standing}`)}
            </dd>
          </div>
          <div>
            <dt>{t(standing === 'assigned' ? 'by' : 'by-for-now')}</dt>
            <dd>
              <strong>{asSoon ? t('as-soon-as-possible') : (day ?? t('no-day'))}</strong>
            </dd>
          </div>
        </dl>
      )}
      {data && standing !== 'assigned' && standing !== 'being-assigned' && <p>{t('moves')}</p>}
    </div>
  );
}
