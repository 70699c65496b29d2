import { Button, InlineNotification, Select, SelectItem, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { type Language, languages, ownNames } from '../../../ui-kit/languages.ts';
import { LanguageChoice } from '../../frame/language-choice.tsx';
import { Page } from '../../frame/page/page.tsx';
import { Failed, LoadingRows } from '../../parts/states/states.tsx';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { useSetUp, useSetup } from './use-setup.ts';
import './setup.css';

/** The first page of an empty installation: which authority, and who looks after it. */
export function SetupPage() {
  const { t } = useTexts('setup');
  const sentence = useSentence();
  const { data, error, refetch } = useSetup();
  const setUp = useSetUp();
  return (
    <main>
      <Page title={t('title')} actions={<LanguageChoice />}>
        {error && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
        {!data && !error && <LoadingRows />}
        {setUp.isSuccess || data?.needed === false ? (
          <div className="setup-done">
            <p>{t(setUp.isSuccess ? 'done' : 'not-needed')}</p>
            <Button href="/staff/">{t('sign-in')}</Button>
          </div>
        ) : (
          data && (
            <SetupForm busy={setUp.isPending} failure={setUp.error && sentence(setUp.error)} send={setUp.mutate} />
          )
        )}
      </Page>
    </main>
  );
}

interface SetupFormProps {
  busy: boolean;
  failure: string | null;
  send: ReturnType<typeof useSetUp>['mutate'];
}

function SetupForm({ busy, failure, send }: SetupFormProps) {
  const { t, language } = useTexts('setup');
  const [values, setValues] = useState({
    token: new URLSearchParams(location.search).get('token') ?? '',
    id: '',
    tenantName: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    name: '',
    email: '',
    language: language as Language,
  });
  const field = (key: keyof typeof values) => ({
    id: key,
    labelText: t(key),
    value: values[key],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [key]: event.target.value }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send({
      token: values.token,
      tenant: {
        id: values.id,
        name: { [values.language]: values.tenantName },
        zone: values.zone,
        languages: [values.language, ...languages.filter((each) => each !== values.language)],
      },
      administrator: { name: values.name, email: values.email || null, language: values.language },
    });
  };
  return (
    <form className="field-column" onSubmit={submit}>
      <TextInput {...field('token')} helperText={t('token-hint')} required />
      <TextInput {...field('tenantName')} required />
      <TextInput {...field('id')} helperText={t('id-hint')} pattern="[a-z][a-z0-9\-]{1,40}" required />
      <TextInput {...field('zone')} helperText={t('zone-hint')} required />
      <Select {...field('language')}>
        {languages.map((each) => (
          <SelectItem key={each} value={each} text={ownNames[each]} />
        ))}
      </Select>
      <TextInput {...field('name')} autoComplete="name" required />
      <TextInput {...field('email')} type="email" autoComplete="email" />
      {failure && <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={failure} />}
      <Button type="submit" disabled={busy}>
        {t('do')}
      </Button>
    </form>
  );
}
