import { Button, InlineNotification, TextInput } from '@carbon/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Page } from '../../frame/page/page.tsx';
import { server } from '../../server/server.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { PasswordTwice, passwordsFit } from './password-twice.tsx';

const empty = { current: '', password: '', again: '' };

/** Changing one's own password; other browsers are signed out by it. */
export function MyPassword() {
  const { t } = useTexts('password');
  const sentence = useSentence();
  const [values, setValues] = useState(empty);
  const [tried, setTried] = useState(false);
  const { data: setup } = useQuery({ queryKey: ['setup'], queryFn: () => server.getSetup({}) });
  const change = useMutation({
    mutationFn: () => server.changeMyPassword({ body: { current: values.current, password: values.password } }),
    onSuccess: () => {
      setValues(empty);
      setTried(false);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (passwordsFit(values)) change.mutate();
  };
  return (
    <Page title={t('title')} lead={t('lead')}>
      {setup?.signIn === 'issuer' ? (
        <p>{t('elsewhere')}</p>
      ) : (
        <form className="field-column" onSubmit={submit}>
          <TextInput
            id="current"
            type="password"
            autoComplete="current-password"
            labelText={t('current')}
            required
            value={values.current}
            onChange={(event) => setValues({ ...values, current: event.target.value })}
          />
          <PasswordTwice values={values} change={setValues} tried={tried} />
          {change.error && (
            <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={sentence(change.error)} />
          )}
          {change.isSuccess && (
            <InlineNotification kind="success" lowContrast hideCloseButton role="status" title={t('changed')} />
          )}
          <Button type="submit" disabled={change.isPending}>
            {t('change')}
          </Button>
        </form>
      )}
    </Page>
  );
}
