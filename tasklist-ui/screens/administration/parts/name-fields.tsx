import { TextInput } from '@carbon/react';
import { type Language, languages, ownNames } from '../../../../ui-kit/languages.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';

export type Names = Record<string, string>;

/** Without the languages that were left empty. */
export const filled = (names: Names): Names =>
  Object.fromEntries(
    Object.entries(names).flatMap(([language, text]) => (text.trim() ? [[language, text.trim()]] : [])),
  );

/** The id of the field of a language. */
export const nameField = (language: string): string => `name-${language}`;

/** A name in the languages that the authority offers, and those it has already; one of them is enough, the others fall back to it. */
export function NameFields({ names, change }: { names: Names; change: (names: Names) => void }) {
  const { t } = useTexts('administration');
  const { languages: offered } = useTenant();
  return (
    <fieldset className="administration-fields">
      <legend className="visually-hidden">{t('name')}</legend>
      {languages
        .filter((language) => offered.includes(language) || names[language])
        .map((language: Language) => (
          <TextInput
            key={language}
            id={nameField(language)}
            lang={language}
            labelText={`${t('name')}, ${ownNames[language]}`}
            maxLength={200}
            value={names[language] ?? ''}
            onChange={(event) => change({ ...names, [language]: event.target.value })}
          />
        ))}
    </fieldset>
  );
}

const letters: Record<string, string> = { ə: 'e', ı: 'i', ö: 'o', ü: 'u', ş: 's', ç: 'c', ğ: 'g' };

/** A short name for addresses and tables, proposed from a name: "Su şəbəkəsi" -> "su-sebekesi". */
export const shortNameOf = (name: string): string =>
  name
    .toLocaleLowerCase('tr')
    .replace(/[əıöüşçğ]/g, (letter) => letters[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
