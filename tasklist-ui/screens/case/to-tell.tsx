import { TellingCard } from '../../parts/telling/telling-card.tsx';
import type { Case } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';

/** What the resident has not been told yet, for want of an address: whoever opens the case can tell it. */
export function ToTell({ found }: { found: Case }) {
  const { t } = useTexts('case');
  if (found.tellings.length === 0) return null;
  return (
    <section className="section" aria-labelledby="case-to-tell">
      <h2 id="case-to-tell">{t('to-tell')}</h2>
      {found.tellings.map((telling) => (
        <TellingCard key={telling.id} telling={telling} onCase />
      ))}
    </section>
  );
}
