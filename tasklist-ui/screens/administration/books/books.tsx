import { Link } from 'react-router';
import type { Reply } from '../../../../client/index.ts';
import { Page } from '../../../frame/page/page.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { Listed } from '../parts/listed.tsx';
import { usePages } from '../parts/use-administration.ts';

type Entry = Reply<'listAdministrationChanges'>['items'][number];

/** Who changed what of the authority, newest first. */
export function Books() {
  const { t } = useTexts('books');
  const { id: tenant } = useTenant();
  const list = usePages<Entry>(['changes'], (after) =>
    server.listAdministrationChanges({ path: { tenant }, query: { limit: 50, ...(after && { after }) } }),
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Listed
        list={list}
        name={t('title')}
        none={t('none')}
        row={(entry) => (
          <li key={entry.id}>
            <div className="administration-what">
              <strong>{t(`type.${entry.type}`)}</strong>
              <span>
                <Subject entry={entry} />
              </span>
            </div>
            <span className="muted">
              {entry.actor.id === 'import' ? t('by-import') : (entry.actor.name ?? entry.actor.id)} ·{' '}
              <Moment at={entry.at} />
            </span>
          </li>
        )}
      />
    </Page>
  );
}

function Subject({ entry }: { entry: Entry }) {
  const { name } = useTexts('books');
  const { id } = useTenant();
  const { role } = entry.payload as { role?: string };
  const said = [entry.subjectName ?? entry.subjectId, ...(role ? [name('role', role)] : [])].join(', ');
  if (entry.subjectKind !== 'person') return said;
  return (
    <Link className="plain-link" to={`/${id}/administration/people/${entry.subjectId}`}>
      {said}
    </Link>
  );
}
