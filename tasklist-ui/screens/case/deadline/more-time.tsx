import { WishDecision } from '../../../parts/term-change/wish-decision.tsx';
import { WishSentence } from '../../../parts/term-change/wish-sentence.tsx';
import type { Case } from '../../../server/types.ts';
import { useTexts } from '../../../text/texts.ts';

/** More time that was asked for, and what became of it; whoever may gives it from here. */
export function MoreTime({ found }: { found: Case }) {
  const { t } = useTexts('deadline');
  if (found.moreTime.length === 0) return null;
  return (
    <div className="deadline">
      <h3>{t('more-time')}</h3>
      {found.moreTime.map((wish) => (
        <div key={wish.id}>
          <WishSentence wish={wish} />
          {wish.decision === null && found.abilities.decideMoreTime && <WishDecision caseId={found.id} wish={wish} />}
        </div>
      ))}
    </div>
  );
}
