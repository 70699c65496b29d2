import { civilDateAt } from '../../domain/calendar/zone.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import { numbersMeant } from '../../domain/number.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { publicCaseReadModel } from '../../store/public-case.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { caseSubject, type LoadedCase } from '../cases/load-case.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { codeHash, sameSecret } from '../secrets.ts';

/**
 * The case of whoever knows its number and secret code. A number may be written in short: of those it can mean, the code says which. A wrong
 * number and a wrong code are answered alike.
 */
export async function provenCase(
  unit: Unit,
  deps: Pick<ApiDeps, 'clock'>,
  tenant: string,
  number: string,
  code: string,
): Promise<LoadedCase> {
  const model = publicCaseReadModel(unit, tenant);
  const { formats, zone } = (await model.numbering()) ?? { formats: [], zone: 'UTC' };
  const year = Number(civilDateAt(millisecondsOf(deps.clock.now(tenant)), zone).slice(0, 4));
  const meant = await model.withNumbers(numbersMeant(number, formats, year));
  const proven = meant.find(({ id, secretHash }) => secretHash !== null && sameSecret(secretHash, codeHash(id, code)));
  const view = proven && (await caseReadModel(unit, tenant).byId(proven.id));
  if (!view) throw new ApiError('wrong-number-or-code');
  return caseSubject(unit, tenant, deps.clock, view);
}

/** The reason code of a resident's own withdrawal: the service's `withdrawn` where it has one. */
export const withdrawalCode = ({ cancellation: { reasons } }: ServiceSettings): string =>
  reasons.find((each) => each.startsWith('withdrawn')) ?? reasons[0]!;
