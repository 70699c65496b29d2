import { CheckmarkFilled, CircleDash, WarningAlt } from '@carbon/react/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Reply } from '../../../client/index.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { Page } from '../../frame/page/page.tsx';
import { Failed, LoadingRows } from '../../parts/states/states.tsx';
import { server } from '../../server/server.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';

type Readiness = Reply<'getReadiness'>;
type Item = Readiness['items'][number];
type Gap = Item['gaps'][number];

/** Where each missing thing is made. */
const pages: Record<string, string> = {
  departments: 'departments',
  people: 'people',
  categories: 'categories',
  responsibilities: 'categories',
  calendar: 'calendars',
  notice: 'notice',
  release: 'settings',
};

const leadOf = ({ complete, takesCases, items }: Readiness): string => {
  if (!complete) return takesCases ? 'stops' : 'not-ready';
  return items.some((each) => each.id === 'mail' && !each.done) ? 'ready-without-mail' : 'ready';
};

/** What is still missing before cases can be taken, and what would stop one, with the way to each. */
export function Overview() {
  const { t } = useTexts('administration');
  const { id } = useTenant();
  const sentence = useSentence();
  const { data, error, refetch } = useQuery({
    queryKey: [id, 'administration', 'readiness'],
    queryFn: () => server.getReadiness({ path: { tenant: id } }),
  });
  return (
    <Page title={t('title')} lead={data && t(leadOf(data))}>
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {!data && !error && <LoadingRows />}
      {data && (
        <ul className="administration-missing" aria-label={t('needed')}>
          {data.items.map((item) => (
            <Needed key={item.id} item={item} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Needed({ item }: { item: Item }) {
  const { t } = useTexts('administration');
  const { id: tenant } = useTenant();
  const { id, done, gaps } = item;
  const first = id === 'people' && !done && gaps.length === 0;
  return (
    <li className={done ? 'is-done' : undefined}>
      {done ? <CheckmarkFilled size={20} aria-hidden="true" /> : <CircleDash size={20} aria-hidden="true" />}
      <div className="administration-what">
        <strong>
          {t(`need.${id}`)}
          <span className="visually-hidden">: {t(done ? 'done' : 'missing')}</span>
        </strong>
        <span className="muted">{t(first ? 'first-people' : `why.${id}`)}</span>
        {gaps.map((gap) => (
          <GapSaid key={`${gap.code} ${gap.roles.join()}`} gap={gap} />
        ))}
      </div>
      {pages[id] && (
        <Link className="plain-link" to={`/${tenant}/administration/${pages[id]}`}>
          {t(done ? 'look' : 'make')}
          <span className="visually-hidden">: {t(`need.${id}`)}</span>
        </Link>
      )}
    </li>
  );
}

/** Names of a list that is read as one; more than some are counted. */
const most = 6;

/** What would stop, and what mends it. */
function GapSaid({ gap }: { gap: Gap }) {
  const { t, name, language } = useTexts('administration');
  const { code, blocks, roles, steps, names } = gap;
  const listed = (texts: Readonly<Record<string, string>>[]): string => {
    const some = texts.slice(0, most).map((each) => textIn(each, language));
    return some.join(', ') + (texts.length > most ? ` … +${texts.length - most}` : '');
  };
  const key = { 'nobody-works': names.length === 0 && 'nobody-works-anywhere', unserved: blocks && 'unserved-stops' };
  const text = key[code as keyof typeof key] || code;
  return (
    <span className="administration-warns">
      <WarningAlt aria-hidden="true" />{' '}
      {t(`gap.${text}`, {
        roles: roles.map((role) => name('role', role)).join(' / '),
        steps: listed(steps),
        names: listed(names),
      })}
    </span>
  );
}
