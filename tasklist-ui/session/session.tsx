import { Loading } from '@carbon/react';
import { useEffect } from 'react';
import { Outlet, useParams } from 'react-router';
import { isLanguage, textIn } from '../../ui-kit/languages.ts';
import { Frame } from '../frame/frame.tsx';
import { Failed } from '../parts/states/states.tsx';
import { NotFound } from '../screens/not-found/not-found.tsx';
import { SignIn } from '../screens/sign-in/sign-in.tsx';
import { asProblem } from '../server/problem.ts';
import { switchLanguage, useLanguage, wasChosen } from '../text/language.ts';
import { loadTexts, useTexts } from '../text/texts.ts';
import { useSentence } from '../text/use-sentence.ts';
import { useMe } from './use-me.ts';

/** Lets a person in, or offers to sign in. In a new browser the screens take the language of the person's profile. */
export function Session() {
  const { data: me, error, refetch } = useMe();
  const { t } = useTexts('session');
  const sentence = useSentence();

  useEffect(() => {
    const wanted = me?.language;
    if (!wanted || wasChosen() || !isLanguage(wanted)) return;
    void loadTexts(wanted).then(() => switchLanguage(wanted, false));
  }, [me?.language]);

  if (me) return <Outlet />;
  if (error && asProblem(error).status === 401) return <SignIn />;
  if (error) return <Failed sentence={sentence(error)} retry={() => void refetch()} />;
  return <Loading withOverlay={false} description={t('loading')} className="session-loading" />;
}

/** The frame around the screens of one tenant. */
export function TenantFrame() {
  const { tenant: id } = useParams();
  const { data: me } = useMe();
  const language = useLanguage();
  const mine = me?.tenants.find((tenant) => tenant.id === id);
  if (!me || !mine) return <NotFound />;
  const tenant = { ...mine, name: textIn(mine.name, language), names: mine.name, person: { id: me.id, name: me.name } };
  return <Frame key={mine.id} tenant={tenant} several={me.tenants.length > 1} />;
}
