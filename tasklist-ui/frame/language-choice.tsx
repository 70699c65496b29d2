import { type Language, languages, ownNames } from '../../ui-kit/languages.ts';
import { switchLanguage, useLanguage } from '../text/language.ts';
import { loadTexts, useTexts } from '../text/texts.ts';

/** The language of the screens, kept in this browser; `chosen` may keep it in the profile too. */
export function LanguageChoice({ chosen }: { chosen?: (language: Language) => void }) {
  const { t } = useTexts('frame');
  const choose = async (language: Language): Promise<void> => {
    await loadTexts(language);
    switchLanguage(language, true);
    chosen?.(language);
  };

  return (
    <label className="language-choice">
      <span className="visually-hidden">{t('language')}</span>
      <select value={useLanguage()} onChange={(event) => void choose(event.target.value as Language)}>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {ownNames[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
