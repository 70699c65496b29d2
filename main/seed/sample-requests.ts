import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Temporal } from 'temporal-polyfill';
import { asInstant, type Instant } from '../../domain/instant.ts';
import type { Playback } from '../playback/playback.ts';
import type { Stage } from '../playback/stage.ts';

const After = { after: Type.String({ description: 'ISO 8601, since the step before' }) };
const Step = Type.Union([
  Type.Object({
    ...After,
    task: Type.String(),
    by: Type.String(),
    answers: Type.Record(Type.String(), Type.Unknown()),
  }),
  Type.Object({
    ...After,
    link: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    reason: Type.Optional(Type.String()),
  }),
  Type.Object({ ...After, objection: Type.String() }),
  Type.Object({ ...After, cancel: Type.String(), by: Type.String() }),
]);
type Step = Static<typeof Step>;

const Contact = Type.Object({
  name: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
});

/** A believable request and what people did about it; it is run through the product, which makes everything else of it. */
export const SampleRequest = Type.Object({
  id: Type.String(),
  opened: Type.Object({ daysBefore: Type.Integer({ minimum: 0 }), at: Type.String({ description: 'local time' }) }),
  channel: Type.String(),
  language: Type.String(),
  openedBy: Type.String(),
  description: Type.String(),
  territoryId: Type.String(),
  categoryId: Type.Optional(Type.String()),
  kind: Type.Optional(Type.String()),
  urgency: Type.Optional(Type.String()),
  resident: Type.Optional(Contact),
  steps: Type.Array(Step),
  ends: Type.String({ description: 'how it stands at the end, for people and for the test' }),
});
export type SampleRequest = Static<typeof SampleRequest>;

/** Checked requests. Throws an Error that lists the faults. */
export function parseSampleRequests(value: unknown): SampleRequest[] {
  const faults = [...Value.Errors(Type.Array(SampleRequest), value)].map(
    (fault) => `${fault.path || '/'}: ${fault.message}`,
  );
  if (faults.length > 0) throw new Error(`expected sample requests but found:\n${faults.slice(0, 20).join('\n')}`);
  return value as SampleRequest[];
}

/** So many days before `now`, at a local time; never later than `now`. */
function openedAt({ opened }: SampleRequest, now: Instant, zone: string): Instant {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
  const local = today.subtract({ days: opened.daysBefore }).toPlainDateTime(Temporal.PlainTime.from(opened.at));
  const instant = asInstant(local.toZonedDateTime(zone).toInstant().toString());
  return instant < now ? instant : asInstant(Temporal.Instant.from(now).subtract({ minutes: 20 }).toString());
}

const later = (instant: Instant, duration: string): Instant =>
  asInstant(
    Temporal.Instant.from(instant)
      .toZonedDateTimeISO('UTC')
      .add(Temporal.Duration.from(duration))
      .toInstant()
      .toString(),
  );

/** When the earliest request opens: from there the tenant's time runs to `now`. */
export const earliest = (requests: SampleRequest[], now: Instant, zone: string): Instant =>
  requests.map((request) => openedAt(request, now, zone)).sort()[0] ?? now;

/** How long people wait before they look again for a task that is not there yet: a call outside calling hours, say. */
const lookAgain = 'PT1H';

/** Puts every request into the playback; each step follows when the one before it is done, as far as it lies before `now`. */
export function scheduleSamples(playback: Playback, requests: SampleRequest[], now: Instant, zone: string): void {
  for (const request of requests) {
    const at = openedAt(request, now, zone);
    const next = (caseId: string, place: number, last: Instant): void => {
      const step = request.steps[place];
      if (step) take(caseId, step, place, later(last, step.after));
    };
    const take = (caseId: string, step: Step, place: number, when: Instant): void => {
      if (when >= now) return;
      playback.at(when, request.id, async (stage) => {
        if (await ready(stage, caseId, step)) {
          await act(stage, caseId, step).catch((error: Error) => fail(request, step, error));
          next(caseId, place + 1, when);
        } else take(caseId, step, place, later(when, lookAgain));
      });
    };
    playback.at(at, request.id, async (stage) => next(await open(stage, request), 0, at));
  }
}

async function open(stage: Stage, request: SampleRequest): Promise<string> {
  const {
    id: externalNumber,
    channel,
    language,
    openedBy: actor,
    description,
    categoryId,
    kind,
    urgency,
    territoryId,
    resident,
  } = request;
  const opening = {
    actor,
    channel,
    language,
    description,
    categoryId,
    kind,
    urgency,
    territoryId,
  };
  const person = resident && { resident: { ...resident, noticeVersion: 1, consent: true } };
  return (await stage.open({ ...opening, source: 'sample', externalNumber, ...person })).id;
}

const ready = async (stage: Stage, caseId: string, step: Step): Promise<boolean> =>
  !('task' in step) || (await stage.openTasks(caseId)).includes(step.task);

const fail = (request: SampleRequest, step: Step, error: Error): never => {
  throw new Error(`sample request ${request.id}, step ${JSON.stringify(step)}: ${error.message}`);
};

async function act(stage: Stage, caseId: string, step: Step): Promise<void> {
  if ('task' in step) await stage.complete(caseId, step.task, step.by, step.answers);
  else if ('link' in step) await stage.answerByLink(caseId, step.link, step.reason);
  else if ('objection' in step) await stage.object(caseId, step.objection);
  else await stage.cancel(caseId, step.by, step.cancel);
}
