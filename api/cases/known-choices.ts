import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';

/** Each choice must be one of the tenant's. Asked beforehand: a foreign key would only say so by ending the whole transaction. */
export async function knownChoices(
  unit: Unit,
  tenant: string,
  choice: {
    categoryId?: string | null | undefined;
    territoryId?: string | null | undefined;
    callId?: string | null | undefined;
  },
): Promise<void> {
  const { categoryId, territoryId, callId } = choice;
  if (!categoryId && !territoryId && !callId) return;
  const [known] = await run<{ category: boolean; territory: boolean; call: boolean }>(unit, {
    text: `select exists (select from category where tenant_id = $1 and id = $2 and active) as category,
      exists (select from territory where tenant_id = $1 and id = $3) as territory,
      exists (select from calls where tenant_id = $1 and id = $4) as call`,
    values: [tenant, categoryId ?? null, territoryId ?? null, callId ?? null],
  });
  if (categoryId && !known!.category) throw new ApiError('choice-unknown', `categoryId: ${categoryId}`);
  if (territoryId && !known!.territory) throw new ApiError('choice-unknown', `territoryId: ${territoryId}`);
  if (callId && !known!.call) throw new ApiError('choice-unknown', `callId: ${callId}`);
}
