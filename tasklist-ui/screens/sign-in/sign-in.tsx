import { Button } from '@carbon/react';
import { ArrowRight } from '@carbon/react/icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate } from 'react-router';
import { LanguageChoice } from '../../frame/language-choice.tsx';
import { server } from '../../server/server.ts';
import { signInAddress } from '../../session/use-me.ts';
import { rememberDoor } from '../../text/language.ts';
import { useTexts } from '../../text/texts.ts';
import './sign-in.css';

/** The door: what this is, and the way in. */
export function SignIn() {
  const { t, language } = useTexts('sign-in');
  useEffect(() => {
    document.title = `${t('title')} · Sakin`;
  }, [t]);
  // Where nobody can sign in yet, the first thing to do is the setup.
  const { data: setup } = useQuery({ queryKey: ['setup'], queryFn: () => server.getSetup({}) });
  if (setup?.needed) return <Navigate to="/setup" replace />;
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-top">
          <p className="sign-in-product">Sakin</p>
          <LanguageChoice />
        </div>
        <h1>{t('title')}</h1>
        <p className="sign-in-text">{t('text')}</p>
        <Button renderIcon={ArrowRight} href={signInAddress(language)} onClick={() => rememberDoor(language)}>
          {t('action')}
        </Button>
      </div>
    </main>
  );
}
