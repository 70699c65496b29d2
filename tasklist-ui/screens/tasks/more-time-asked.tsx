import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { WishDecision } from '../../parts/term-change/wish-decision.tsx';
import { WishSentence } from '../../parts/term-change/wish-sentence.tsx';
import { Due } from '../../parts/time/due.tsx';
import { server } from '../../server/server.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** More time that somebody has asked for, before those who may give it. */
export function MoreTimeAsked() {
  const { t, language } = useTexts('tasks');
  const { id: tenant } = useTenant();
  const { data } = useQuery({
    queryKey: [tenant, 'more-time'],
    queryFn: () => server.listMoreTime({ path: { tenant } }),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="section" aria-labelledby="tasks-more-time">
      <h2 id="tasks-more-time">
        {t('more-time')} <span className="muted">{data.items.length}</span>
      </h2>
      <ul className="task-list">
        {data.items.map(({ case: about, ...wish }) => (
          <li key={wish.id} className="oversee-row">
            <div className="task-row-what">
              <p className="task-row-title">
                <Link className="plain-link" to={`/${tenant}/cases/${about.id}`}>
                  {about.number}
                </Link>
                <span>{textIn(about.category?.name, language)}</span>
              </p>
              <WishSentence wish={wish} />
            </div>
            <div className="task-row-due">
              <span className="muted">{t('due')}</span> <Due at={about.dueAt} term={about.term} />
            </div>
            <div className="task-row-action">
              <WishDecision caseId={about.id} wish={wish} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
