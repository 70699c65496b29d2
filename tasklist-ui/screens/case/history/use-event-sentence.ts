import { momentOf } from '../../../../ui-kit/instants.ts';
import { textIn } from '../../../../ui-kit/languages.ts';
import type { Case, CaseEvent } from '../../../server/types.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useRegisters } from '../use-case.ts';

/** Values of an event's payload that are codes of the product, and the group of names each belongs to. */
const codes = {
  urgency: 'urgency',
  outcome: 'outcome',
  ending: 'status',
  kind: 'kind',
  role: 'role',
  channel: 'channel',
} as const;

/** Values that choose the wording: "classified by the words" and "classified by a person" are two sentences. */
const wordings = [
  'how',
  'passesOn',
  'reason',
  'answer',
  'upheld',
  'approved',
  'decision',
  'template',
  'sure',
  'evidence',
  'because',
  'kind',
  'way',
] as const;

/** How a letter that could not be sent reaches the resident otherwise, where that is known. */
function toldOtherwise(found: Case, { template, phone, call }: CaseEvent['payload']): string | null {
  if (phone === undefined) return null;
  if (call === true) return 'to-call';
  if (phone !== true) return 'nobody';
  if (['opened', 'registered'].includes(String(template)) && found.openedBy.kind === 'person') return 'at-opening';
  return String(template).startsWith('answer') ? 'call' : 'phone';
}

/** A wording that more than one value of the event decides. */
function ownWording(found: Case, type: string, payload: CaseEvent['payload']): string | null {
  if (type === 'case-classified' && payload.sure === false) return payload.category ? 'unsure' : 'unknown';
  if (type === 'case-denied') return payload.back === false ? 'to-decide' : null;
  if (type === 'deadline-set' && Number(payload.fallen ?? 0) > 0) return 'fallen';
  if (type === 'resident-told' && payload.channel === 'call') return 'call';
  return type === 'resident-not-reached' ? toldOtherwise(found, payload) : null;
}

/** What happened, in one sentence; an event that nobody put in words yet is told by its name. */
export function useEventSentence(found: Case): (event: CaseEvent) => string {
  const { t, has, name, language } = useTexts('history');
  const { id, zone } = useTenant();
  const { data: registers } = useRegisters(id);
  const taskNames = new Map(found.tasks.map((task) => [task.elementId, textIn(task.name, language)]));
  const named = (value: unknown): string => textIn(registers?.get(String(value)), language) || String(value ?? '');

  return ({ type, elementId, payload }) => {
    const values: Record<string, unknown> = { ...payload, task: taskNames.get(elementId ?? '') ?? '' };
    for (const [key, group] of Object.entries(codes)) if (payload[key]) values[key] = name(group, String(payload[key]));
    for (const key of ['category', 'department', 'organisation']) if (payload[key]) values[key] = named(payload[key]);
    if (Array.isArray(payload.changed))
      values.changed = payload.changed.map((part) => t(`changed.${String(part)}`)).join(', ');
    for (const key of ['dueAt', 'until'])
      if (typeof payload[key] === 'string') values[key] = momentOf(payload[key], zone, language);

    const own = ownWording(found, type, payload);
    values.opener = found.openedBy.name ?? '';
    const keys = wordings.filter((key) => payload[key] !== undefined).map((key) => `${type}.${String(payload[key])}`);
    const key = [...(own ? [`${type}.${own}`] : []), ...keys, type].find(has);
    return key ? t(key, values) : t('other', { type: type.replaceAll('-', ' ') });
  };
}
