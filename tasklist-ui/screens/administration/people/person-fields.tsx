import { Button, InlineNotification, Select, SelectItem, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { type Language, languages, ownNames } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { useChange } from '../parts/use-administration.ts';
import type { Person } from './use-people.ts';

/** Name, address and language of a person. */
export function PersonFields({ person }: { person: Person }) {
  const { t } = useTexts('people');
  const { id: tenant, languages: offered } = useTenant();
  const sentence = useSentence();
  const [values, setValues] = useState({
    name: person.name,
    email: person.email ?? '',
    language: person.language as Language,
  });
  const save = useChange(() =>
    server.changePerson({
      path: { tenant, personId: person.id },
      body: {
        version: person.version,
        name: values.name.trim(),
        email: values.email.trim() || null,
        language: values.language,
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
    <section className="section" aria-labelledby="details">
      <h2 id="details">{t('details')}</h2>
      <form className="field-column" onSubmit={submit}>
        <TextInput
          id="name"
          labelText={t('name')}
          value={values.name}
          minLength={2}
          maxLength={200}
          required
          onChange={(event) => setValues({ ...values, name: event.target.value })}
        />
        <TextInput
          id="email"
          type="email"
          labelText={t('email')}
          value={values.email}
          maxLength={200}
          onChange={(event) => setValues({ ...values, email: event.target.value })}
        />
        <Select
          id="language"
          labelText={t('language')}
          value={values.language}
          onChange={(event) => setValues({ ...values, language: event.target.value as Language })}
        >
          {languages
            .filter((each) => offered.includes(each) || each === person.language)
            .map((each) => (
              <SelectItem key={each} value={each} text={ownNames[each]} />
            ))}
        </Select>
        {save.error && (
          <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={sentence(save.error)} />
        )}
        <Button type="submit" kind="secondary" size="md" disabled={save.isPending}>
          {t('save')}
        </Button>
      </form>
    </section>
  );
}
