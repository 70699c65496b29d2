import type { Clock } from '../../domain/clock.ts';
import { nextCallAt } from '../../domain/confirmation.ts';
import { fill } from '../../domain/text.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { appendEvents } from '../../store/event.store.ts';
import { letterStore } from '../../store/letter.store.ts';
import { registerStore } from '../../store/register.store.ts';
import { listTellings, settleTelling, type TellingRow } from '../../store/telling.store.ts';
import { termChangeStore } from '../../store/term-change.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { wordsOf } from '../letters/words.ts';
import type { Member } from '../policies/index.ts';
import { caseSubject } from './load-case.ts';

/** Why the term is another one, where somebody has said so at this very moment. */
async function reasonOf(unit: Unit, tenant: string, row: TellingRow): Promise<string> {
  if (row.template !== 'term-changed') return '';
  const change = await termChangeStore(unit, tenant).newest(row.runId);
  if (change?.appliedAt !== row.askedAt) return '';
  return (await registerStore(unit, tenant).text(change.reason)) ?? '';
}

/** What to say, in the resident's language: with the case as it stands now, for a person speaks now. */
async function sentences(unit: Unit, tenant: string, clock: Clock, row: TellingRow): Promise<string> {
  const view = (await caseReadModel(unit, tenant).byId(row.caseId))!;
  const { text, values } = await wordsOf(unit, tenant, await caseSubject(unit, tenant, clock, view), row.language);
  const said = { ...values, reason: await reasonOf(unit, tenant, row) };
  // Told only after the time for an objection: what is left is to reopen it.
  const template = row.template === 'explained' && view.status !== 'open' ? 'explained-finally' : row.template;
  const parts = ['call.greeting', `call.${template}`].map((key) => text(key) ?? '');
  return parts
    .filter(Boolean)
    .map((part) => fill(part, said).trim())
    .join(' ');
}

/** From when residents may be called by the settings of the case; null: now. */
async function callableFrom(unit: Unit, tenant: string, clock: Clock, row: TellingRow) {
  const now = clock.now(tenant);
  const view = (await caseReadModel(unit, tenant).byId(row.caseId))!;
  const { settings } = await caseSubject(unit, tenant, clock, view);
  const { calendar } = await registerStore(unit, tenant).calendar();
  const from = nextCallAt(now, settings.confirmation.callingHours, calendar);
  return from > now ? from : null;
}

/** Residents who must be told something by telephone: whom, what to say, and from when. */
export async function tellingsFor(unit: Unit, who: Member, clock: Clock, caseId: string | null = null) {
  const { tenant } = who;
  const rows = await listTellings(unit, tenant, caseId);
  const persons = await letterStore(unit, tenant).addressees(rows.map((row) => row.caseId));
  const items = [];
  for (const [place, row] of rows.entries()) {
    const { id, caseNumber, language, template, askedAt, attempts, triedAt } = row;
    items.push({
      id,
      caseId: row.caseId,
      caseNumber,
      language,
      template,
      askedAt,
      attempts,
      triedAt,
      name: persons[place]?.name ?? null,
      phone: persons[place]?.phone ?? null,
      text: await sentences(unit, tenant, clock, row),
      callFrom: await callableFrom(unit, tenant, clock, row),
    });
  }
  return items;
}

const facts = {
  told: { type: 'resident-told' },
  'not-reached': { type: 'telling-attempted' },
  left: { type: 'telling-left' },
} as const;

/** The resident was told, was not reached, or will not be called: a fact of the case. @throws ApiError `already-decided` */
export async function settle(
  unit: Unit,
  who: Member,
  clock: Clock,
  id: string,
  how: 'told' | 'not-reached' | 'left',
): Promise<void> {
  const { tenant, actor } = who;
  const at = clock.now(tenant);
  const row = await settleTelling(unit, tenant, id, { how, by: actor, at });
  if (!row) throw new ApiError('already-decided');
  const { template, caseId, runId, releaseId, attempts } = row;
  const payload =
    how === 'told'
      ? { template, channel: 'call' }
      : { template, ...(how === 'left' ? {} : { attempts: attempts + 1 }) };
  await appendEvents(unit, [
    { tenant, case: caseId, run: runId, release: releaseId, ...facts[how], at, actor, payload },
  ]);
}
