import { Button } from '@carbon/react';
import { ArrowRight } from '@carbon/react/icons';
import { useEffect } from 'react';
import { LanguageChoice } from '../../frame/language-choice.tsx';
import { signInAddress } from '../../session/use-me.ts';
import { useTexts } from '../../text/texts.ts';
import './sign-in.css';

/** The door: what this is, and the way in. */
export function SignIn() {
  const { t } = useTexts('sign-in');
  useEffect(() => {
    document.title = `${t('title')} · Sakin`;
  }, [t]);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-top">
          <p className="sign-in-product">Sakin</p>
          <LanguageChoice />
        </div>
        <h1>{t('title')}</h1>
        <p className="sign-in-text">{t('text')}</p>
        <Button renderIcon={ArrowRight} href={signInAddress()}>
          {t('action')}
        </Button>
      </div>
    </main>
  );
}
