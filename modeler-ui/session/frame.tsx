import { Content, Header, HeaderGlobalBar, HeaderName, Select, SelectItem, SkipToContent, Theme } from '@carbon/react';
import type { ReactNode } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { isLanguage, languages, ownNames, textIn } from '../../ui-kit/languages.ts';
import type { Me } from '../server.ts';
import { speak, useTexts } from '../text.ts';

/** What stays while screens change: where one is, the authority, the language. */
export function Frame({
  me,
  tenant,
  children,
}: {
  me: Me;
  tenant?: Me['tenants'][number] | undefined;
  children: ReactNode;
}) {
  const { t, language } = useTexts();
  const navigate = useNavigate();
  const drawable = me.tenants.filter((each) => each.abilities.deployRelease);
  return (
    <>
      <Theme theme="g100">
        <Header aria-label={t('title')}>
          <SkipToContent href="#content">{t('skip')}</SkipToContent>
          <HeaderName as={NavLink} to={tenant ? `/${tenant.id}` : '/'} prefix="">
            Sakin · {t('title')}
          </HeaderName>
          <HeaderGlobalBar className="frame-bar">
            {drawable.length > 1 && tenant ? (
              <Select
                id="tenant"
                size="sm"
                inline
                labelText={t('authority')}
                hideLabel
                value={tenant.id}
                onChange={(event) => navigate(`/${event.target.value}`)}
              >
                {drawable.map((each) => (
                  <SelectItem key={each.id} value={each.id} text={textIn(each.name, language)} />
                ))}
              </Select>
            ) : (
              tenant && <span className="frame-tenant">{textIn(tenant.name, language)}</span>
            )}
            <Select
              id="language"
              size="sm"
              inline
              labelText={t('language')}
              hideLabel
              value={language}
              onChange={({ target }) => isLanguage(target.value) && void speak(target.value, true)}
            >
              {languages.map((each) => (
                <SelectItem key={each} value={each} text={ownNames[each]} />
              ))}
            </Select>
            {tenant && (
              <a className="frame-link" href={`/staff/${tenant.id}/tasks`}>
                {t('to-tasks')}
              </a>
            )}
          </HeaderGlobalBar>
        </Header>
      </Theme>
      <Content id="content" className="frame-content">
        {children}
      </Content>
    </>
  );
}
