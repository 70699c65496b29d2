import { textIn } from '../../../../ui-kit/languages.ts';
import { Moment } from '../../../parts/time/moment.tsx';
import type { Case } from '../../../server/types.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { type Correction, usePreview } from './use-correction.ts';

/** What a correction would bring about: who acts then, and until when. */
export function CorrectionFollows({ found, correction }: { found: Case; correction: Correction }) {
  const { t, name, language } = useTexts('actions');
  const { id } = useTenant();
  const sentence = useSentence();
  const { data, error } = usePreview(id, found.id, correction);
  const department = textIn(data?.department?.name, language);
  return (
    <div className="correction-follows" role="status" aria-busy={!data && !error}>
      <p className="correction-head">{t('correct.follows')}</p>
      {error && !data && <p>{sentence(error)}</p>}
      {data && (
        <ul>
          {data.urgency !== (correction.urgency ?? found.urgency) && (
            <li>{t('correct.urgency-by-rule', { urgency: name('urgency', data.urgency) })}</li>
          )}
          {data.passesOn ? (
            <li>{department ? t('correct.passes-on', { department }) : t('correct.passes-on-nobody')}</li>
          ) : (
            <li>{department ? t('correct.stays', { department }) : t('correct.stays-nobody')}</li>
          )}
          {data.termChanges && data.dueAt && (
            <li>
              {t('correct.new-term')} <Moment at={data.dueAt} />
              {found.dueAt && (
                <>
                  {' '}
                  ({t('correct.before')} <Moment at={found.dueAt} />)
                </>
              )}
            </li>
          )}
          {!data.termChanges && <li>{t('correct.same-term')}</li>}
        </ul>
      )}
    </div>
  );
}
