import {
  Content,
  Header,
  HeaderContainer,
  HeaderGlobalBar,
  HeaderMenuButton,
  HeaderMenuItem,
  HeaderName,
  HeaderNavigation,
  SideNav,
  SideNavItems,
  SideNavLink,
  SkipToContent,
  Theme,
} from '@carbon/react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { NavLink, Outlet } from 'react-router';
import { follow, type LiveState } from '../live/changes.ts';
import { SearchBox } from '../parts/search-box/search-box.tsx';
import { LoadingRows } from '../parts/states/states.tsx';
import { type Tenant, TenantContext } from '../session/tenant-context.ts';
import { useTexts } from '../text/texts.ts';
import { AccountMenu } from './account-menu.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { useKeepLanguage } from './use-keep-language.ts';
import './frame.css';

interface Place {
  to: string;
  text: string;
}

function placesFor({ id, abilities }: Tenant, t: (key: string) => string): Place[] {
  const places = [
    { to: `/${id}/tasks`, text: t('tasks') },
    { to: `/${id}/cases`, text: t('cases') },
  ];
  if (abilities.openCase) places.push({ to: `/${id}/open-case`, text: t('open-case') });
  // A supervisor is led there from the first page, when something stands still.
  if (abilities.listIncidents && abilities.deployRelease) places.push({ to: `/${id}/incidents`, text: t('incidents') });
  if (abilities.decideUnsent) places.push({ to: `/${id}/outbox`, text: t('outbox') });
  if (abilities.readMailbox) places.push({ to: `/${id}/mailbox`, text: t('mailbox') });
  // Another application of the installation: a whole address leaves this one.
  if (abilities.deployRelease) places.push({ to: `${location.origin}/modeler/${id}`, text: t('processes') });
  if (abilities.administer) places.push({ to: `/${id}/administration`, text: t('administration') });
  return places;
}

/** So many places fit beside the search; an administrator has more, and finds them in the menu unless the window is very wide. */
const fit = 5;

/** What stays while screens change: navigation, language, person, the live connection. */
export function Frame({ tenant, several }: { tenant: Tenant; several: boolean }) {
  const { t } = useTexts('frame');
  const queries = useQueryClient();
  const keepLanguage = useKeepLanguage();
  const [live, setLive] = useState<LiveState>('live');
  useEffect(() => follow(tenant.id, queries, setLive), [tenant.id, queries]);
  const places = placesFor(tenant, t);

  return (
    <TenantContext value={tenant}>
      <HeaderContainer
        render={({ isSideNavExpanded, onClickSideNavExpand }) => (
          <Theme theme="g100">
            <Header aria-label={t('product')} {...(places.length > fit && { className: 'frame-many' })}>
              <SkipToContent href="#content">{t('skip')}</SkipToContent>
              <HeaderMenuButton
                aria-label={t(isSideNavExpanded ? 'close-menu' : 'open-menu')}
                onClick={onClickSideNavExpand}
                isActive={isSideNavExpanded}
                aria-expanded={isSideNavExpanded}
              />
              <HeaderName as={NavLink} to={`/${tenant.id}/tasks`} prefix="">
                <span className="frame-product">Sakin</span>
                <span className="frame-tenant">{tenant.name}</span>
              </HeaderName>
              <HeaderNavigation aria-label={t('places')}>
                {places.map(({ to, text }) => (
                  <HeaderMenuItem key={to} as={NavLink} to={to}>
                    {text}
                  </HeaderMenuItem>
                ))}
              </HeaderNavigation>
              <HeaderGlobalBar>
                <SearchBox />
                <LanguageChoice chosen={keepLanguage} />
                <AccountMenu tenant={tenant} several={several} />
              </HeaderGlobalBar>
              <SideNav
                aria-label={t('menu')}
                expanded={isSideNavExpanded}
                isPersistent={false}
                onSideNavBlur={onClickSideNavExpand}
                onOverlayClick={onClickSideNavExpand}
              >
                <SideNavItems>
                  {places.map(({ to, text }) => (
                    <SideNavLink
                      key={to}
                      as={NavLink}
                      to={to}
                      onClick={() => isSideNavExpanded && onClickSideNavExpand()}
                    >
                      {text}
                    </SideNavLink>
                  ))}
                </SideNavItems>
              </SideNav>
            </Header>
          </Theme>
        )}
      />
      <Content id="content" className="frame-content">
        <p className="frame-waiting" hidden={live === 'live'} role="status">
          {live === 'waiting' && t('waiting')}
        </p>
        <Suspense fallback={<LoadingRows />}>
          <Outlet />
        </Suspense>
      </Content>
    </TenantContext>
  );
}
