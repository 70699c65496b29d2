import { momentOf } from '../../../ui-kit/instants.ts';
import type { TermWish } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** Who asked for how much, why, and what became of it. */
export function WishSentence({ wish }: { wish: TermWish }) {
  const { t, language } = useTexts('term-change');
  const { zone } = useTenant();
  const { amount, unit } = wish.term as { amount: number; unit: string };
  return (
    <div>
      <p>
        {t('wish.asked', {
          name: wish.askedBy.name ?? '',
          at: momentOf(wish.askedAt, zone, language),
          length: `${amount} ${t(`unit.${unit}`)}`,
        })}{' '}
        {wish.reason && `“${wish.reason}”`}
      </p>
      <p>
        <strong>{t(`wish.is-${wish.decision ?? 'open'}`, { name: wish.decidedBy?.name ?? '' })}</strong>{' '}
        {wish.answer && `“${wish.answer}”`}
      </p>
    </div>
  );
}
