import { CheckmarkFilled, CircleDash } from '@carbon/react/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Page } from '../../frame/page/page.tsx';
import { Failed, LoadingRows } from '../../parts/states/states.tsx';
import { server } from '../../server/server.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';

/** Where each missing thing is made. */
const pages: Record<string, string> = {
  departments: 'departments',
  people: 'people',
  categories: 'categories',
  calendar: 'calendars',
  notice: 'notice',
  release: 'settings',
};

/** What is still missing before cases can be taken, with the way to each. */
export function Overview() {
  const { t } = useTexts('administration');
  const { id } = useTenant();
  const sentence = useSentence();
  const { data, error, refetch } = useQuery({
    queryKey: [id, 'administration', 'readiness'],
    queryFn: () => server.getReadiness({ path: { tenant: id } }),
  });
  return (
    <Page title={t('title')} lead={data && t(data.takesCases ? 'ready' : 'not-ready')}>
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {!data && !error && <LoadingRows />}
      {data && (
        <ul className="administration-missing" aria-label={t('needed')}>
          {data.items.map(({ id: item, done }) => (
            <li key={item} className={done ? 'is-done' : undefined}>
              {done ? <CheckmarkFilled size={20} aria-hidden="true" /> : <CircleDash size={20} aria-hidden="true" />}
              <div className="administration-what">
                <strong>
                  {t(`need.${item}`)}
                  <span className="visually-hidden">: {t(done ? 'done' : 'missing')}</span>
                </strong>
                <span className="muted">{t(`why.${item}`)}</span>
              </div>
              <Link className="plain-link" to={`/${id}/administration/${pages[item]}`}>
                {t(done ? 'look' : 'make')}
                <span className="visually-hidden">: {t(`need.${item}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
