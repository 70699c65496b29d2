import { fill } from '../../domain/text.ts';
import { queueOutgoing } from '../../store/outbox.store.ts';
import type { StaffRow } from '../../store/staff.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { LoadedCase } from '../cases/load-case.ts';
import type { ApiDeps } from '../deps.ts';
import { wordsOf } from './words.ts';

/**
 * Writes to colleagues about a case, to each in their own language, by the release's texts `mail.<template>`. Answers who was written to:
 * nobody without an address, and nobody where the release has no words for it.
 */
export async function writeToStaff(
  unit: Unit,
  deps: Pick<ApiDeps, 'clock' | 'wall'>,
  tenant: string,
  about: LoadedCase,
  letter: { template: string; key: string; people: readonly StaffRow[]; by: string; reason: string },
): Promise<string[]> {
  const { template, key, people, by, reason } = letter;
  const { id: caseId, currentRun } = about.view;
  const mails = [];
  for (const { id, email, language } of people) {
    const { text, values } = await wordsOf(unit, tenant, about, language);
    const [subject, body] = [text(`mail.${template}.subject`), text(`mail.${template}.text`)];
    if (!email || !subject || !body) continue;
    const said = { ...values, by, reason };
    const payload = { to: email, subject: fill(subject, said), text: fill(body, said).trim(), language };
    mails.push({ person: id, payload });
  }
  const rows = mails.map(({ person, payload }) => ({
    tenant,
    case: caseId,
    run: currentRun ?? undefined,
    lane: caseId,
    kind: 'mail',
    key: `${key}:${person}`,
    payload,
    dueAt: deps.wall.now(),
    madeAt: deps.clock.now(tenant),
  }));
  await queueOutgoing(unit, rows);
  return mails.map(({ person }) => person);
}
