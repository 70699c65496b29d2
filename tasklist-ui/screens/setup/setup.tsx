import { Button, Checkbox, CheckboxGroup, InlineNotification, Select, SelectItem, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { type Language, languages, ownNames } from '../../../ui-kit/languages.ts';
import { LanguageChoice } from '../../frame/language-choice.tsx';
import { Page } from '../../frame/page/page.tsx';
import { CountryField, useCountries } from '../../parts/country-field/country-field.tsx';
import { describedFault } from '../../parts/form/described-fault.ts';
import { Failed, LoadingRows } from '../../parts/states/states.tsx';
import { knownZone, ownZone, ZoneList } from '../../parts/zone-list/zone-list.tsx';
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
      <Page title={t('title')} lead={data?.needed && !setUp.isSuccess && t('lead')} actions={<LanguageChoice />}>
        {error && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
        {!data && !error && <LoadingRows />}
        {setUp.isSuccess || data?.needed === false ? (
          <div className="setup-done">
            <p>{t(setUp.isSuccess ? 'done' : 'not-needed')}</p>
            <Button href="/staff/">{t('sign-in')}</Button>
          </div>
        ) : (
          data && (
            <SetupForm
              embedded={data.signIn === 'embedded'}
              busy={setUp.isPending}
              failure={setUp.error && sentence(setUp.error)}
              send={setUp.mutate}
            />
          )
        )}
      </Page>
    </main>
  );
}

interface SetupFormProps {
  /** The password is kept here, not at a provider of the authority's own. */
  embedded: boolean;
  busy: boolean;
  failure: string | null;
  send: ReturnType<typeof useSetUp>['mutate'];
}

/** The code stands behind the # of the printed address: so it is in no log. */
const printedToken = (): string => location.hash.slice(1);

function SetupForm({ embedded, busy, failure, send }: SetupFormProps) {
  const { t, language } = useTexts('setup');
  const [values, setValues] = useState({
    token: printedToken(),
    id: '',
    tenantName: '',
    zone: ownZone(),
    country: '',
    name: '',
    email: '',
    subject: embedded ? 'administrator' : '',
    password: '',
    again: '',
    language: language as Language,
  });
  const field = (key: keyof typeof values) => ({
    id: key,
    labelText: t(key),
    value: values[key],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [key]: event.target.value }),
  });
  const [offered, setOffered] = useState<ReadonlySet<Language>>(new Set(languages));
  const [checked, setChecked] = useState(false);
  const differ = embedded && values.password !== values.again;
  const noZone = !knownZone(values.zone);
  const { data: countries } = useCountries(noZone ? '' : values.zone);
  const country = values.country || countries?.ofZone || '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (differ || noZone) return;
    send({
      token: values.token,
      tenant: {
        id: values.id,
        name: { [values.language]: values.tenantName },
        zone: values.zone,
        ...(country && { country }),
        languages: [values.language, ...languages.filter((each) => each !== values.language && offered.has(each))],
      },
      administrator: {
        name: values.name,
        email: values.email || null,
        language: values.language,
        subject: values.subject,
        ...(embedded && { password: values.password }),
      },
    });
  };
  return (
    <form className="field-column" onSubmit={submit}>
      <TextInput {...field('token')} helperText={t('token-hint')} autoComplete="off" required />
      <fieldset className="field-column">
        <legend className="setup-legend">{t('authority')}</legend>
        <TextInput {...field('tenantName')} autoComplete="organization" required />
        <TextInput {...field('id')} helperText={t('id-hint')} pattern="[a-z][a-z0-9\-]{1,40}" required />
        <TextInput
          {...field('zone')}
          helperText={t('zone-hint')}
          list="zones"
          invalid={checked && noZone}
          {...describedFault('zone', checked && noZone)}
          invalidText={t('zone-wrong')}
          required
        />
        <ZoneList id="zones" />
        <CountryField
          id="country"
          label={t('country')}
          hint={t('country-hint')}
          choose={t('country-choose')}
          countries={countries?.items ?? []}
          value={country}
          // The zone proposes it: where that is wrong, it is said first.
          required={!noZone}
          change={(chosen) => setValues({ ...values, country: chosen })}
        />
        <Select {...field('language')}>
          {languages.map((each) => (
            <SelectItem key={each} value={each} text={ownNames[each]} />
          ))}
        </Select>
        <CheckboxGroup legendText={t('languages')} helperText={t('languages-hint')}>
          {languages.map((each) => (
            <Checkbox
              key={each}
              id={`offers-${each}`}
              labelText={ownNames[each]}
              checked={each === values.language || offered.has(each)}
              disabled={each === values.language}
              onChange={(_, { checked: on }) =>
                setOffered(new Set(on ? [...offered, each] : [...offered].filter((other) => other !== each)))
              }
            />
          ))}
        </CheckboxGroup>
      </fieldset>
      <fieldset className="field-column">
        <legend className="setup-legend">{t('administrator')}</legend>
        <TextInput {...field('name')} autoComplete="name" minLength={2} required />
        <TextInput {...field('email')} type="email" autoComplete="email" />
        <TextInput
          {...field('subject')}
          helperText={t(embedded ? 'subject-hint' : 'subject-issuer-hint')}
          autoComplete="username"
          required
        />
        {embedded && (
          <>
            <TextInput
              {...field('password')}
              type="password"
              helperText={t('password-hint')}
              autoComplete="new-password"
              minLength={10}
              required
            />
            <TextInput
              {...field('again')}
              type="password"
              autoComplete="new-password"
              invalid={checked && differ}
              {...describedFault('again', checked && differ)}
              invalidText={t('again-wrong')}
              required
            />
          </>
        )}
      </fieldset>
      {failure && <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={failure} />}
      <Button type="submit" disabled={busy}>
        {t('do')}
      </Button>
    </form>
  );
}
