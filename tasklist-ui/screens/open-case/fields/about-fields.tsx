import { Select, SelectItem, TextArea } from '@carbon/react';
import { ownNames } from '../../../../ui-kit/languages.ts';
import { CategoryField } from '../../../parts/category-field/category-field.tsx';
import { PlaceField } from '../../../parts/place-field/place-field.tsx';
import type { Category } from '../../../server/types.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import type { FieldsProps, Intake } from '../intake.ts';

const channels = ['phone', 'verbal', 'petition', 'field', 'whatsapp', 'bip', 'sms'] as const;

/** What happened, where, and what it is about. */
export function AboutFields({ intake, change, faults, categories }: FieldsProps & { categories: readonly Category[] }) {
  const { t, name } = useTexts('open-case');
  const { languages } = useTenant();
  return (
    <fieldset className="intake-group">
      <legend>{t('about')}</legend>
      <TextArea
        id="description"
        lang={intake.language}
        labelText={t('description')}
        helperText={t('description-hint')}
        rows={5}
        maxLength={10_000}
        required
        value={intake.description}
        invalid={Boolean(faults.description)}
        invalidText={faults.description}
        onChange={(event) => change({ description: event.target.value })}
      />
      <PlaceField
        id="place"
        value={intake.place}
        change={(place) => change({ place })}
        notInRegister={t('place-in-words')}
      />
      <CategoryField
        id="category"
        categories={categories}
        value={intake.categoryId}
        chosen={(categoryId) => change({ categoryId })}
      />
      <div className="intake-row">
        <Select
          id="urgency"
          labelText={t('urgency')}
          value={intake.urgency}
          onChange={(event) => change({ urgency: event.target.value as Intake['urgency'] })}
        >
          <SelectItem value="" text={t('urgency-by-rule')} />
          <SelectItem value="urgent" text={name('urgency', 'urgent')} />
          <SelectItem value="emergency" text={name('urgency', 'emergency')} />
        </Select>
        <Select
          id="channel"
          labelText={t('channel')}
          value={intake.channel}
          onChange={(event) => change({ channel: event.target.value as Intake['channel'] })}
        >
          {channels.map((channel) => (
            <SelectItem key={channel} value={channel} text={name('channel', channel)} />
          ))}
        </Select>
        <Select
          id="resident-language"
          labelText={t('language')}
          value={intake.language}
          onChange={(event) => change({ language: event.target.value as Intake['language'] })}
        >
          {languages.map((each) => (
            <SelectItem key={each} value={each} text={ownNames[each as Intake['language']] ?? each} />
          ))}
        </Select>
      </div>
    </fieldset>
  );
}
