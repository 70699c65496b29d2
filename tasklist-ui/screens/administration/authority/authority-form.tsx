import { Button, Checkbox, CheckboxGroup, InlineNotification } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { type Language, languages, ownNames } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { CountryField, useCountries } from '../../../parts/country-field/country-field.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { filled, NameFields } from '../parts/name-fields.tsx';
import { useChange } from '../parts/use-administration.ts';
import type { Authority } from './use-authority.ts';
import { ZoneDialog } from './zone-dialog.tsx';

/** Name, languages, country and time zone of the authority. */
export function AuthorityForm({ authority }: { authority: Authority }) {
  const { t } = useTexts('authority');
  const { id: tenant } = useTenant();
  const sentence = useSentence();
  const [names, setNames] = useState(authority.name);
  const [spoken, setSpoken] = useState<readonly string[]>(authority.languages);
  const { data: countries } = useCountries(authority.zone);
  const [chosen, setCountry] = useState<string | null>(null);
  const country = chosen ?? authority.country ?? countries?.ofZone ?? '';
  const [movingZone, setMovingZone] = useState(false);
  const save = useChange(() =>
    server.changeAuthority({
      path: { tenant },
      body: {
        version: authority.version,
        name: filled(names),
        languages: spoken as Language[],
        ...(country && { country }),
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutateAsync(undefined).then(
      () => notify('success', t('saved')),
      () => {},
    );
  };
  return (
    <section className="section" aria-labelledby="authority">
      <h2 id="authority">{t('authority')}</h2>
      <form className="field-column" onSubmit={submit}>
        <NameFields names={names} change={setNames} />
        <CheckboxGroup legendText={t('languages')}>
          {languages.map((language) => (
            <Checkbox
              key={language}
              id={`speaks-${language}`}
              labelText={ownNames[language]}
              checked={spoken.includes(language)}
              onChange={(_, { checked }) =>
                setSpoken(checked ? [...spoken, language] : spoken.filter((each) => each !== language))
              }
            />
          ))}
        </CheckboxGroup>
        <CountryField
          id="country"
          label={t('country')}
          hint={t('country-hint')}
          choose={t('choose')}
          countries={countries?.items ?? []}
          value={country}
          change={setCountry}
        />
        {save.error && (
          <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={sentence(save.error)} />
        )}
        <Button
          type="submit"
          kind="secondary"
          size="md"
          disabled={save.isPending || spoken.length === 0 || Object.keys(filled(names)).length === 0}
        >
          {t('save')}
        </Button>
      </form>
      <p className="administration-zone">
        {t('zone')}: {authority.zone}
      </p>
      <Button kind="tertiary" size="md" onClick={() => setMovingZone(true)}>
        {t('change-zone')}
      </Button>
      {movingZone && <ZoneDialog authority={authority} close={() => setMovingZone(false)} />}
    </section>
  );
}
