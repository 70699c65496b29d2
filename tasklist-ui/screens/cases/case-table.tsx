import { Link } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { placeName } from '../../../ui-kit/place-name.ts';
import { LateTag, StatusTag, UrgencyTag } from '../../parts/tags/tags.tsx';
import { Due } from '../../parts/time/due.tsx';
import { Moment } from '../../parts/time/moment.tsx';
import type { CaseItem } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** Cases as a table; on a narrow screen each row becomes a card with its headings repeated. */
export function CaseTable({ cases }: { cases: readonly CaseItem[] }) {
  const { t, language } = useTexts('cases');
  const { id } = useTenant();
  return (
    <table className="case-table">
      <caption className="visually-hidden">{t('found')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('about')}</th>
          <th scope="col">{t('status')}</th>
          <th scope="col">{t('department')}</th>
          <th scope="col">{t('due')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each) => (
          <tr key={each.id}>
            <th scope="row" className="case-table-number">
              <Link className="plain-link" to={`/${id}/cases/${each.id}`}>
                {each.number}
              </Link>
              <span className="muted">
                <Moment at={each.openedAt} />
              </span>
            </th>
            <td data-head={t('about')}>
              <strong>{textIn(each.category?.name, language) || t('unclassified')}</strong>
              {each.territory && <span className="muted"> · {placeName(each.territory, language)}</span>}
              <p className="case-table-summary">{each.summary}</p>
            </td>
            <td data-head={t('status')}>
              <div className="tags">
                <StatusTag status={each.status} stage={each.stage} />
                <UrgencyTag urgency={each.urgency} />
                {each.late && each.status !== 'open' && <LateTag />}
              </div>
            </td>
            <td data-head={t('department')}>{textIn(each.department?.name, language) || '–'}</td>
            <td data-head={t('due')}>
              <Due at={each.dueAt} term={each.term} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
