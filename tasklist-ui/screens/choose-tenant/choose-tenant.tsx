import { Link, Navigate } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { LanguageChoice } from '../../frame/language-choice.tsx';
import { Page } from '../../frame/page/page.tsx';
import { SignOut } from '../../frame/sign-out.tsx';
import { useMe } from '../../session/use-me.ts';
import { useTexts } from '../../text/texts.ts';
import './choose-tenant.css';

/** For people who work for several authorities: which one now? Everybody else never sees it. */
export function ChooseTenant() {
  const { t, name, language } = useTexts('choose-tenant');
  const tenants = useMe().data?.tenants ?? [];
  const [only] = tenants;
  if (tenants.length === 1 && only) return <Navigate to={`/${only.id}`} replace />;

  return (
    <main>
      <Page title={t(tenants.length === 0 ? 'none' : 'title')} actions={<LanguageChoice />}>
        {tenants.length === 0 && <p>{t('none-text')}</p>}
        <ul className="choose-tenant">
          {tenants.map((tenant) => (
            <li key={tenant.id}>
              <Link className="cds--tile cds--tile--clickable" to={`/${tenant.id}`}>
                <strong>{textIn(tenant.name, language)}</strong>
                <span className="muted">
                  {tenant.readOnly
                    ? t('read-only')
                    : [...new Set(tenant.memberships.map(({ role }) => name('role', role)))].join(', ')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <SignOut />
      </Page>
    </main>
  );
}
