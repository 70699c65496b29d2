import { Button, InlineNotification } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { LanguageChoice } from '../../frame/language-choice.tsx';
import { Page } from '../../frame/page/page.tsx';
import { server } from '../../server/server.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { PasswordTwice, passwordsFit } from './password-twice.tsx';

/** Whoever was given a link sets their password here, once. */
export function SetPassword() {
  const { t } = useTexts('password');
  const sentence = useSentence();
  const [values, setValues] = useState({ password: '', again: '' });
  const [tried, setTried] = useState(false);
  const set = useMutation({
    mutationFn: () => server.setPasswordByLink({ body: { token: location.hash.slice(1), password: values.password } }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (passwordsFit(values)) set.mutate();
  };
  return (
    <main>
      <Page title={t('set-title')} lead={!set.isSuccess && t('set-lead')} actions={<LanguageChoice />}>
        {set.data ? (
          <div className="field-column">
            <p>{t('set-done', { name: set.data.userName })}</p>
            <div>
              <Button href="/auth/sign-in?returnTo=/staff/">{t('sign-in')}</Button>
            </div>
          </div>
        ) : (
          <form className="field-column" onSubmit={submit}>
            <PasswordTwice values={values} change={setValues} tried={tried} />
            {set.error && (
              <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={sentence(set.error)} />
            )}
            <Button type="submit" disabled={set.isPending}>
              {t('set-do')}
            </Button>
          </form>
        )}
      </Page>
    </main>
  );
}
