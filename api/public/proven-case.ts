import { asPublicNumber } from '../../domain/number.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { caseSubject, type LoadedCase } from '../cases/load-case.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { codeHash, sameSecret } from '../secrets.ts';

/** The case of whoever knows its number and secret code. A wrong number and a wrong code are answered alike. */
export async function provenCase(
  unit: Unit,
  deps: Pick<ApiDeps, 'clock'>,
  tenant: string,
  number: string,
  code: string,
): Promise<LoadedCase> {
  const view = await caseReadModel(unit, tenant).byNumber(asPublicNumber(number));
  if (!view?.secretHash || !sameSecret(view.secretHash, codeHash(view.id, code)))
    throw new ApiError('wrong-number-or-code');
  return caseSubject(unit, tenant, deps.clock, view);
}

/** The reason code of a resident's own withdrawal: the service's `withdrawn` where it has one. */
export const withdrawalCode = ({ cancellation: { reasons } }: ServiceSettings): string =>
  reasons.find((each) => each.startsWith('withdrawn')) ?? reasons[0]!;
