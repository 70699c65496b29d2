import type { Finding } from '../engine/port.ts';
import type { WorkerContract } from './agreement/agreement.ts';
import { withForms } from './agreement/with-forms.ts';
import { withTables } from './agreement/with-tables.ts';
import { withTexts } from './agreement/with-texts.ts';
import { withWorkers } from './agreement/with-workers.ts';
import { checkProfile } from './diagram/profile.ts';
import { type Diagram, readService, type ServiceFile } from './service.ts';

/** The version of Zeebe that a diagram says it needs (`modeler:executionPlatformVersion`); 8.5 where it says nothing. */
function targetOf({ definitions }: Diagram): `${number}.${number}` {
  const attributes = definitions.$attrs as Record<string, unknown> | undefined;
  const said = String(
    definitions['modeler:executionPlatformVersion'] ?? attributes?.['modeler:executionPlatformVersion'] ?? '',
  );
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(said) ?? [];
  return major && minor ? `${Number(major)}.${Number(minor)}` : '8.5';
}

const profileFindings = (diagram: Diagram): Finding[] =>
  checkProfile(diagram.definitions, { zeebe: targetOf(diagram) }).map(({ rule, elementId, level, text }) => ({
    severity: level,
    resource: diagram.name,
    element: elementId,
    rule,
    message: text,
  }));

/**
 * All that a service's files say against the profile of diagrams and against each other. An error would stop a case or leave
 * somebody without a form or a letter; a warning is a gap that screens can fill with something else.
 */
export async function checkService(
  files: readonly ServiceFile[],
  workers: ReadonlyMap<string, WorkerContract>,
): Promise<Finding[]> {
  const { service, findings } = await readService(files);
  return [
    ...findings,
    ...service.diagrams.flatMap(profileFindings),
    ...[withWorkers, withForms, withTexts, withTables].flatMap((agrees) => agrees(service, workers)),
  ];
}
