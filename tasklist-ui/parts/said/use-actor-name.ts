import type { Actor } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';

/** Who did it, for a sentence: a colleague's name, "Resident", "Automatically". */
export function useActorName(): (actor: Actor) => string {
  const { t } = useTexts('said');
  return (actor) => {
    if (actor.kind === 'person' || actor.kind === 'client') return actor.name ?? t('somebody');
    return t(actor.kind === 'resident' ? 'resident' : 'automatic');
  };
}
