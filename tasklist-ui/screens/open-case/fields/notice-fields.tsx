import { Checkbox } from '@carbon/react';
import { textIn } from '../../../../ui-kit/languages.ts';
import type { Notice } from '../../../server/types.ts';
import { useTexts } from '../../../text/texts.ts';
import type { FieldsProps } from '../intake.ts';

/** The privacy notice in the caller's language, to be told; its version is kept with the case. */
export function NoticeFields({ intake, change, faults, notice }: FieldsProps & { notice: Notice }) {
  const { t } = useTexts('open-case');
  return (
    <fieldset className="intake-group">
      <legend>{t('notice')}</legend>
      <blockquote className="intake-notice" lang={intake.language}>
        {textIn(notice.text, intake.language)}
      </blockquote>
      <Checkbox
        id="noticeTold"
        labelText={t('notice-told')}
        checked={intake.noticeTold}
        invalid={Boolean(faults.noticeTold)}
        invalidText={faults.noticeTold}
        onChange={(_, { checked }) => change({ noticeTold: checked })}
      />
      {notice.consentRequired && (
        <Checkbox
          id="consent"
          labelText={t('consent')}
          checked={intake.consent}
          invalid={Boolean(faults.consent)}
          invalidText={faults.consent}
          onChange={(_, { checked }) => change({ consent: checked })}
        />
      )}
    </fieldset>
  );
}
