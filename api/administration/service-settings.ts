import type { Static } from '@sinclair/typebox';
import { type ServiceSettings, settingsFaults } from '../../domain/settings.ts';
import { DeploymentRefused } from '../../engine/port.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import { releaseStore } from '../../store/release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { releaseContent } from '../releases/content.ts';
import { deployRelease, type ReleaseDeps } from '../releases/deploy-release.ts';
import type { ServiceChange } from '../schemas/administration/services.ts';
import { type Change, differing, wrongFields } from './administer.ts';

/** Each case type in force with its settings. */
export async function administeredServices(unit: Unit, tenant: string) {
  const services = [];
  for (const { caseType, releaseId } of await registerReadModel(unit, tenant).services()) {
    const { number } = found(await releaseStore(unit, tenant).byId(releaseId));
    const { settings } = found(await releaseContent(unit, tenant, releaseId));
    services.push({ caseType, releaseId, number, settings });
  }
  return services;
}

/** Promises are released: other settings are a new release, in force for new cases at once. Running cases keep theirs. */
export async function changeServiceSettings(
  deps: ReleaseDeps,
  { unit, tenant, who, note }: Change,
  caseType: string,
  input: Static<typeof ServiceChange>,
): Promise<void> {
  const there = found((await administeredServices(unit, tenant)).find((each) => each.caseType === caseType));
  if (there.releaseId !== input.releaseId) throw new ApiError('changed-meanwhile');
  const fields = differing(there.settings, input.settings);
  if (fields.length === 0) return;
  const settings = { ...there.settings, ...input.settings } as ServiceSettings;
  const faults = settingsFaults(settings);
  if (faults.length > 0)
    throw wrongFields(
      ...faults.map((fault) => {
        const [path = '', ...rest] = fault.split(': ');
        return { field: `body.settings${path.replaceAll('/', '.')}`, expected: rest.join(': '), got: 'another value' };
      }),
    );
  const files = (await releaseStore(unit, tenant).files(there.releaseId)).map(({ name, kind, content }) => ({
    name,
    content: kind === 'settings' ? `${JSON.stringify(settings, null, 2)}\n` : content,
  }));
  const release = await deployRelease(unit, deps, {
    tenant,
    caseType,
    files,
    message: input.message,
    live: true,
    actor: who.actor,
  }).catch((error: unknown) => {
    if (!(error instanceof DeploymentRefused)) throw error;
    throw new ApiError('release-refused', error.message);
  });
  note({
    type: 'service-settings-changed',
    subjectKind: 'service',
    subjectId: caseType,
    payload: { release: release.id, number: release.number, before: there.releaseId, fields },
  });
}
