import { Button, InlineNotification, Loading } from '@carbon/react';
import { ArrowRight } from '@carbon/react/icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, Outlet, useParams } from 'react-router';
import { asProblem, type Me, server } from '../server.ts';
import { speak, useTexts, wantedLanguage } from '../text.ts';
import { Frame } from './frame.tsx';

/** Who is signed in; a ProblemError with status 401 when nobody is. */
export const useMe = () => useQuery<Me>({ queryKey: ['me'], queryFn: () => server.getMe({}), staleTime: 300_000 });

const signInAddress = (language: string) =>
  `/auth/sign-in?returnTo=${encodeURIComponent(location.pathname + location.search)}&language=${language}`;

/** Lets in whoever may draw processes; everybody else hears why not. */
export function Session() {
  const { data: me, error } = useMe();
  const { tenant } = useParams();
  const { t, sentence, language } = useTexts();
  useEffect(() => {
    if (me) void speak(wantedLanguage(me.language));
  }, [me]);
  if (error && asProblem(error).status === 401)
    return (
      <main className="door">
        <h1>{t('title')}</h1>
        <p>{t('door')}</p>
        <Button renderIcon={ArrowRight} href={signInAddress(language)}>
          {t('sign-in')}
        </Button>
      </main>
    );
  if (error) return <InlineNotification kind="error" lowContrast title={sentence(error)} hideCloseButton />;
  if (!me) return <Loading withOverlay={false} description={t('loading')} />;
  const mine = me.tenants.find((each) => each.id === tenant);
  if (tenant && !mine?.abilities.deployRelease)
    return (
      <Frame me={me}>
        <InlineNotification kind="warning" lowContrast title={t('not-allowed')} hideCloseButton />
      </Frame>
    );
  return (
    <Frame me={me} tenant={mine}>
      <Outlet />
    </Frame>
  );
}

/** The first authority in which somebody may draw. */
export function FirstTenant() {
  const { data: me } = useMe();
  const { t } = useTexts();
  const first = me?.tenants.find((each) => each.abilities.deployRelease);
  if (first) return <Navigate to={`/${first.id}`} replace />;
  return <InlineNotification kind="warning" lowContrast title={t('not-allowed')} hideCloseButton />;
}
