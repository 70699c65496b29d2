import type { ServiceSettings } from '../../domain/settings.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { type ReleaseContent, releaseContent } from '../releases/content.ts';

/** The service in force whose settings have this part: the one that is named, else the first. @throws ApiError `not-found` */
export async function serviceWith<Part extends keyof ServiceSettings>(
  unit: Unit,
  tenant: string,
  part: Part,
  caseType?: string,
): Promise<{ caseType: string; content: ReleaseContent; part: NonNullable<ServiceSettings[Part]> }> {
  for (const service of await registerReadModel(unit, tenant).services()) {
    if (caseType && service.caseType !== caseType) continue;
    const content = (await releaseContent(unit, tenant, service.releaseId))!;
    const found = content.settings[part];
    if (found) return { caseType: service.caseType, content, part: found };
  }
  throw new ApiError('not-found');
}
