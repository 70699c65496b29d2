import type { CaseReason } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';

/** What a reason is about, in a few words: "The resident said no, round 2". */
export function useAbout(): (reason: Pick<CaseReason, 'about' | 'code' | 'round'>) => string {
  const { t, has, name } = useTexts('said');
  return ({ about, code, round }) => {
    const [exact, plain] = [`about.${about}.${code}`, `about.${about}`];
    const outcome = about === 'outcome' || about === 'answer' ? name('outcome', code ?? '') : '';
    const said = has(exact) ? t(exact) : t(has(plain) ? plain : 'about.other', { outcome });
    return round !== null && round > 1 ? `${said}, ${t('round', { round })}` : said;
  };
}
