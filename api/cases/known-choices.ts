import { Batch } from '../../store/batch.ts';
import { shared } from '../../store/gathered.ts';
import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';

interface Choice {
  categoryId?: string | null | undefined;
  territoryId?: string | null | undefined;
  callId?: string | null | undefined;
}

interface Known {
  category: boolean;
  territory: boolean;
  call: boolean;
}

const known = (unit: Unit, tenant: string, choices: Choice[]): Promise<Known[]> =>
  run<Known>(unit, {
    text: `select exists (select from category where tenant_id = $1 and id = k.category and active) as category,
      exists (select from territory where tenant_id = $1 and id = k.territory) as territory,
      exists (select from calls where tenant_id = $1 and id = k.call) as call
      from unnest($2::text[], $3::text[], $4::text[]) with ordinality as k(category, territory, call, place) order by place`,
    values: [
      tenant,
      choices.map(({ categoryId }) => categoryId ?? null),
      choices.map(({ territoryId }) => territoryId ?? null),
      choices.map(({ callId }) => callId ?? null),
    ],
  });

/** Each choice must be one of the tenant's. Asked beforehand: a foreign key would only say so by ending the whole transaction. */
export async function knownChoices(unit: Unit, tenant: string, choice: Choice): Promise<void> {
  const { categoryId, territoryId, callId } = choice;
  if (!categoryId && !territoryId && !callId) return;
  const asked = shared(unit, 'known choices', () => new Batch<Choice, Known>((all) => known(unit, tenant, all)));
  const found = (await asked.of(choice))!;
  if (categoryId && !found.category) throw new ApiError('choice-unknown', `categoryId: ${categoryId}`);
  if (territoryId && !found.territory) throw new ApiError('choice-unknown', `territoryId: ${territoryId}`);
  if (callId && !found.call) throw new ApiError('choice-unknown', `callId: ${callId}`);
}
