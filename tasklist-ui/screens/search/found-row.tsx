import { Link } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { placeName } from '../../../ui-kit/place-name.ts';
import { LateTag, StatusTag, UrgencyTag } from '../../parts/tags/tags.tsx';
import { Due } from '../../parts/time/due.tsx';
import { Moment } from '../../parts/time/moment.tsx';
import type { FoundCase } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** One case: who called, about what and where, and how it stands. */
export function FoundRow({ found }: { found: FoundCase }) {
  const { t, language } = useTexts('search');
  const { id } = useTenant();
  const about = [textIn(found.category?.name, language) || t('unclassified'), placeName(found.territory, language)];
  const caller = [found.caller?.name, found.caller?.phone].filter(Boolean).join(' · ');
  return (
    <li className="found-row">
      <div className="found-what">
        <p className="found-title">
          <Link className="plain-link" to={`/${id}/cases/${found.id}`}>
            {found.number}
          </Link>
          {caller && <span>{caller}</span>}
        </p>
        <p>{about.filter(Boolean).join(' · ')}</p>
        <p className="found-summary">{found.summary}</p>
      </div>
      <div className="found-state">
        <div className="tags">
          <StatusTag status={found.status} stage={found.stage} />
          <UrgencyTag urgency={found.urgency} />
          {found.late && found.status !== 'open' && <LateTag />}
        </div>
        {found.term !== 'over' && (
          <p>
            <span className="muted">{t('due')}</span> <Due at={found.dueAt} term={found.term} />
          </p>
        )}
        <p className="muted">
          {t('opened')} <Moment at={found.openedAt} />
        </p>
      </div>
    </li>
  );
}
